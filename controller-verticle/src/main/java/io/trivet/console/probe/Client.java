package io.trivet.console.probe;

import io.trivet.console.probe.Caller.Said;
import io.trivet.register.host.Timing;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client as anybody might write one: it writes a number and reads it back, key after key, one call at a time. It asks
 * the node that is its own; if that says nothing, or that it cannot, the next one, under the same operation id. Nobody
 * else writes its keys, so it knows what it may read.
 */
final class Client {
    private static final long REST = 60;
    private static final int MOST_ATTEMPTS = 6;

    private final Caller caller;
    private final Doors doors;
    private final List<String> keys;
    private final Timing timing;
    private final Supplier<OperationId> ids;
    private final Passing passing;
    private final Notes notes = new Notes();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private int turn;
    private long number;
    private boolean stopped;

    Client(Caller caller, Doors doors, List<String> keys, Timing timing, Supplier<OperationId> ids, Passing passing) {
        this.caller = caller;
        this.doors = doors;
        this.keys = keys;
        this.timing = timing;
        this.ids = ids;
        this.passing = passing;
    }

    /** Is told of every operation that was served. */
    @FunctionalInterface
    interface Passing {
        void passed(String door, String key, boolean read);
    }

    void start() {
        if (stopped) {
            return;
        }
        String key = keys.get(turn++ % keys.size());
        write(key).eventually(() -> read(key)).onComplete(done -> timing.after(REST, this::start));
    }

    void stop() {
        stopped = true;
    }

    Notes notes() {
        return notes;
    }

    private Future<Said> write(String key) {
        OperationId id = ids.get();
        long value = ++number;
        return attempt(key, false, (door) -> caller.write(door, key, Long.toString(value), id))
                .onSuccess(said -> acknowledged.merge(key, value, Math::max));
    }

    private Future<Said> read(String key) {
        long least = acknowledged.getOrDefault(key, 0L);
        return attempt(key, true, door -> caller.read(door, key)).onSuccess(said -> {
            if (least > 0 && isOlder(said, least)) {
                notes.wrong();
            }
        });
    }

    private static boolean isOlder(Said said, long least) {
        return said.status() != Said.OK
                || !said.content().matches("\\d{1,18}")
                || Long.parseLong(said.content()) < least;
    }

    private Future<Said> attempt(String key, boolean read, Call call) {
        return attempt(new Attempt(key, read, call, timing.now(), doors.inOrder(timing.now())), 0);
    }

    @FunctionalInterface
    private interface Call {
        Future<Said> to(Door door);
    }

    private record Attempt(String key, boolean read, Call call, long begun, List<Door> doors) {
        Optional<Door> door(int tried) {
            return tried < MOST_ATTEMPTS && !doors.isEmpty()
                    ? Optional.of(doors.get(tried % doors.size()))
                    : Optional.empty();
        }
    }

    private Future<Said> attempt(Attempt attempt, int tried) {
        if (stopped || attempt.door(tried).isEmpty()) {
            notes.error();
            return Future.failedFuture("no node served it");
        }
        Door door = attempt.door(tried).get();
        return attempt.call().to(door).transform(said -> {
            if (said.failed()) {
                doors.avoid(door, timing.now());
                return attempt(attempt, tried + 1);
            }
            return said.result().isServed() ? served(attempt, door, said.result()) : refused(attempt, tried);
        });
    }

    private Future<Said> refused(Attempt attempt, int tried) {
        notes.error();
        return attempt(attempt, tried + 1);
    }

    private Future<Said> served(Attempt attempt, Door door, Said said) {
        notes.served(timing.now() - attempt.begun(), door.name());
        passing.passed(door.name(), attempt.key(), attempt.read());
        return Future.succeededFuture(said);
    }
}
