package io.trivet.worker.store;

import io.trivet.register.host.Store;
import io.trivet.register.store.StorePagesContract;
import io.vertx.core.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class PostgresStoreTest extends StorePagesContract {
    private Store store;

    @BeforeEach
    void connect(Database database) {
        store = database.start().connect();
    }

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected <T> T await(Future<T> future) {
        return Loop.await(future);
    }
}
