package io.trivet.simulation.world;

import io.trivet.register.host.Store;
import io.trivet.register.store.StorePagesContract;
import io.vertx.core.Future;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The simulated store does what every store does. */
class SimStoreContractTest extends StorePagesContract {
    private final VirtualTime world = new VirtualTime();
    private final NodeTime node = new NodeTime(world, 0, WallClock.exact());
    private final SimStore store = new SimStore(
            new SimDatabase(world, new UUID(0, 1)),
            0,
            node,
            new Latency(new SplittableRandom(1), 0.01),
            StoreOptions.sound(1).batchingAtMost(5));

    @BeforeEach
    void connect() {
        await(store.connect());
    }

    @Override
    protected Store store() {
        return store;
    }

    @Override
    protected <T> T await(Future<T> future) {
        boolean more = true;
        while (more && !future.isComplete()) {
            more = world.step();
        }
        return future.result();
    }
}
