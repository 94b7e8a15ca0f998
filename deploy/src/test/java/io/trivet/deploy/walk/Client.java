package io.trivet.deploy.walk;

import io.trivet.deploy.walk.History.Seen;
import io.trivet.deploy.walk.Http.Answer;
import io.trivet.deploy.walk.Operation.Ending;
import io.trivet.deploy.walk.Operation.Kind;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Reads and writes keys, records that, and holds every answer against the key's history. */
final class Client {
    private static final Action GET = new Action.Get();
    private static final Action INCREMENT = new Action.Increment(1);

    private final Operation.Sender sender;

    Client(Operation.Sender sender) {
        this.sender = sender;
    }

    /** Nothing, when nobody could be asked. */
    Future<Optional<Answer>> read(History history) {
        long known = history.newest();
        long begun = System.nanoTime();
        return run(history, GET, Condition.NONE).map(ending -> {
            if (ending.kind() != Kind.DONE) {
                return Optional.empty();
            }
            Answer answer = ending.answer();
            boolean exists = answer.status() == 200;
            history.read(new Seen(
                    exists ? version(history, ending) : 0,
                    exists ? answer.content() : "",
                    known,
                    begun,
                    ending.through()));
            return Optional.of(answer);
        });
    }

    private static long version(History history, Ending ending) {
        return ending.answer()
                .version()
                .orElseThrow(() -> new Violation(
                        "Key %s: expected a Trivet-Version through %s, found none.", history.key(), ending.through()));
    }

    Future<Kind> put(History history, String value, Condition condition) {
        return write(history, new Action.Put(Bytes.utf8(value), "text/plain", Action.FOREVER), condition, value);
    }

    /** Counts one up. Version and value are the same number for ever, when nobody does anything else to the key. */
    Future<Kind> increment(History history) {
        return write(history, INCREMENT, Condition.NONE, "");
    }

    private Future<Kind> write(History history, Action action, Condition condition, String value) {
        long known = history.newest();
        history.begin();
        long begun = System.nanoTime();
        return run(history, action, condition).map(ending -> {
            switch (ending.kind()) {
                case DONE -> {
                    String stored = value.isEmpty() ? ending.answer().content() : value;
                    long version = version(history, ending);
                    history.acknowledged(new Seen(version, stored, known, begun, ending.through()));
                }
                case DECLINED, NOT_DONE -> history.refused(value);
                case UNKNOWN -> history.unknown();
            }
            return ending.kind();
        });
    }

    private Future<Ending> run(History history, Action action, Condition condition) {
        return perform(history.key(), action, condition);
    }

    /** Anything, recorded and not judged. */
    Future<Ending> perform(String key, Action action, Condition condition) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        OperationId id = OperationId.of(System.currentTimeMillis(), random.nextLong(), random.nextLong());
        Recording.Begun call = sender.clerk().recording().begin(key, id, action, condition);
        return new Operation(sender, Wire.request(key, id, action, condition))
                .run()
                .map(ending -> {
                    call.end(Wire.result(action, ending));
                    return ending;
                });
    }
}
