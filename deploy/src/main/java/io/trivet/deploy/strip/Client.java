package io.trivet.deploy.strip;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Goes round its own keys: reads one, and counts it up. It stays at a key until that is done. */
final class Client {
    private final String name;
    private final EntryPoint at;
    private final List<Ledger> keys;
    private final Store store;
    private final Witness witness;
    private int turns;

    /** Who is told what it gets. */
    interface Witness {
        void succeeded(String client);

        void violated(String client, Violation violation);
    }

    Client(String name, EntryPoint at, List<Ledger> keys, Store store, Witness witness) {
        this.name = name;
        this.at = at;
        this.keys = List.copyOf(keys);
        this.store = store;
        this.witness = witness;
    }

    List<Ledger> keys() {
        return keys;
    }

    /** Whether the number was counted up, and acknowledged. */
    Future<Boolean> turn() {
        Ledger key = keys.get(turns % keys.size());
        return store.read(at, key.key())
                .compose(seen -> {
                    note(key.read(seen));
                    witness.succeeded(name);
                    return write(key, seen);
                })
                .recover(Client::unlessUnanswered);
    }

    private Future<Boolean> write(Ledger key, Seen seen) {
        return store.write(at, key.key(), seen).map(outcome -> {
            note(key.wrote(seen.value() + 1, outcome));
            boolean done = outcome == Outcome.DONE;
            if (done) {
                turns++;
                witness.succeeded(name);
            }
            return done;
        });
    }

    private static Future<Boolean> unlessUnanswered(Throwable failure) {
        return failure instanceof Store.NoAnswer ? Future.succeededFuture(false) : Future.failedFuture(failure);
    }

    /** The last look at a key, when nothing is written any more. */
    Future<Void> check(Ledger key) {
        return store.read(at, key.key()).map(seen -> {
            note(key.end(seen));
            return null;
        });
    }

    private void note(Optional<Violation> violation) {
        violation.ifPresent(each -> witness.violated(name, each));
    }
}
