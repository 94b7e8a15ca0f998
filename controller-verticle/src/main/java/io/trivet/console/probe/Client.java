package io.trivet.console.probe;

import io.trivet.console.probe.Caller.Said;
import io.trivet.register.host.Timing;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A client as anybody might write one: it writes a number and reads it back, key after key, one call at a time. Nobody
 * else writes its keys, so it knows what it may read.
 */
final class Client {
    private static final long REST = 60;

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
        return attempt(key, false, door -> caller.write(door, key, Long.toString(value), id))
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

    private Future<Said> attempt(String key, boolean read, Function<Door, Future<Said>> call) {
        long begun = timing.now();
        return new Hedge(doors, timing, notes, call)
                .run()
                .onSuccess(answer -> {
                    notes.served(timing.now() - begun, answer.door().name());
                    passing.passed(answer.door().name(), key, read);
                })
                .map(Hedge.Answer::said);
    }
}
