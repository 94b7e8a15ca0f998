package io.trivet.simulation.world;

import io.trivet.register.host.Store;
import io.vertx.core.Promise;
import java.util.function.Function;

/** One thing that a process asks of its database, with whoever waits for it. Several travel in one statement. */
class Call<T> {
    private final Promise<T> promise = Promise.promise();
    private final Function<SimDatabase, T> body;
    private final boolean alone;
    private T result;

    /** @param alone whether it shares its statement with no other */
    Call(Function<SimDatabase, T> body, boolean alone) {
        this.body = body;
        this.alone = alone;
    }

    Promise<T> promise() {
        return promise;
    }

    boolean isAlone() {
        return alone;
    }

    void execute(SimDatabase database) {
        result = body.apply(database);
    }

    /** After all calls of a statement of several were executed. */
    void settle(SimDatabase database) {
        // only writes have to look back
    }

    T result() {
        return result;
    }

    void complete() {
        promise.complete(result);
    }

    /** To wipe or to purge never shares a statement with writes of rows. */
    static final class Commit extends Call<Store.Committed> {
        private final Store.Write write;

        /** @param overwrites whether it stores its rows whatever is there already: a mutant's */
        Commit(Store.Write write, boolean overwrites) {
            super(
                    database -> overwrites ? database.overwrite(write) : database.commit(write),
                    write.clear() || write.removal().isPresent());
            this.write = write;
        }

        @Override
        void settle(SimDatabase database) {
            database.rows().settle(write, result());
        }
    }
}
