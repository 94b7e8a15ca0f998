package io.trivet.register.store;

import io.trivet.register.host.Store;
import io.vertx.core.Future;

class MemoryStoreTest extends StorePagesContract {
    private final Store store = new MemoryStore(new MemoryRows(0));

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected <T> T await(Future<T> future) {
        return future.result();
    }
}
