package io.trivet.register.leader;

import io.trivet.register.row.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Supplier;

/** What happens to one key, one thing at a time: the next begins when the future of the one before completes. */
final class Turns {

    private record Turn<T>(Supplier<Future<T>> work, Promise<T> promise) {}

    private final Leader leader;
    private final Bytes key;
    private final ArrayDeque<Turn<?>> waiting = new ArrayDeque<>(1);
    private Optional<Turn<?>> current = Optional.empty();
    private boolean starting;
    private boolean over;

    Turns(Leader leader, Bytes key) {
        this.leader = leader;
        this.key = key;
    }

    <T> Future<T> take(Supplier<Future<T>> work) {
        if (over) {
            return Future.failedFuture(LeadershipOver.OVER);
        }
        Turn<T> turn = new Turn<>(work, Promise.promise());
        waiting.add(turn);
        begin();
        return turn.promise().future();
    }

    /** Begins what waits, unless a turn is under way or the leader begins nothing now. */
    void begin() {
        if (starting) {
            return;
        }
        starting = true;
        while (current.isEmpty() && !waiting.isEmpty() && leader.mayBegin(key)) {
            begin(waiting.poll());
        }
        starting = false;
    }

    private <T> void begin(Turn<T> turn) {
        current = Optional.of(turn);
        leader.stillness().turnBegan();
        begun(turn).onComplete(result -> {
            if (!over) {
                current = Optional.empty();
            }
            if (result.succeeded()) {
                turn.promise().tryComplete(result.result());
            } else {
                turn.promise().tryFail(result.cause());
            }
            leader.stillness().turnEnded();
            begin();
        });
    }

    private static <T> Future<T> begun(Turn<T> turn) {
        try {
            return turn.work().get();
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    boolean areIdle() {
        return current.isEmpty() && waiting.isEmpty();
    }

    /** The leadership is over: nothing begins any more, and whoever waits is told. */
    void end() {
        over = true;
        waiting.forEach(turn -> turn.promise().tryFail(LeadershipOver.OVER));
        waiting.clear();
        current.ifPresent(turn -> turn.promise().tryFail(LeadershipOver.OVER));
    }
}
