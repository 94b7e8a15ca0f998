package io.trivet.console.probe;

import io.trivet.console.probe.Caller.Said;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * One operation of a client. It asks the client's own node; if that stays silent for a moment, or cannot do it, the
 * next one too, under the same operation id, so that it takes effect once; and so on. The first answer counts.
 */
final class Hedge {
    private static final long SILENT = 300;

    private final Doors doors;
    private final Timing timing;
    private final Notes notes;
    private final Function<Door, Future<Said>> call;
    private final Iterator<Door> left;
    private final Promise<Answer> answer = Promise.promise();
    private int waiting;

    Hedge(Doors doors, Timing timing, Notes notes, Function<Door, Future<Said>> call) {
        this.doors = doors;
        this.timing = timing;
        this.notes = notes;
        this.call = call;
        List<Door> order = doors.inOrder(timing.now());
        this.left = order.iterator();
    }

    /** @param door that has answered */
    record Answer(Door door, Said said) {}

    Future<Answer> run() {
        next();
        return answer.future();
    }

    private void next() {
        if (answer.future().isComplete()) {
            return;
        }
        if (left.hasNext()) {
            ask(left.next());
        } else if (waiting == 0) {
            notes.error();
            answer.tryFail("no node served it");
        }
    }

    private void ask(Door door) {
        waiting++;
        Timing.Cancellable impatience = timing.after(SILENT, () -> {
            doors.avoid(door, timing.now());
            next();
        });
        call.apply(door).onComplete(said -> {
            waiting--;
            impatience.cancel();
            if (said.succeeded() && said.result().isServed()) {
                answer.tryComplete(new Answer(door, said.result()));
                return;
            }
            if (said.succeeded()) {
                notes.error();
            } else {
                doors.avoid(door, timing.now());
            }
            next();
        });
    }
}
