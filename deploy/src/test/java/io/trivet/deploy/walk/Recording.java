package io.trivet.deploy.walk;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.simulation.history.Call;
import io.trivet.simulation.history.Limits;
import io.trivet.simulation.history.Linearizability;
import io.trivet.simulation.history.Result;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What clients asked and were told, call by call, in the form in which the simulation's checker takes it; safe for many
 * threads. The clock is read before a request is sent and after its answer has come: too wide an interval hides
 * mistakes, too narrow a one makes them up.
 */
final class Recording {
    private static final Limits LIMITS = Limits.DEFAULT.in(TimeUnit.NANOSECONDS);

    private final io.trivet.simulation.history.History calls = new io.trivet.simulation.history.History();
    private final LongSupplier clock;
    private final long origin;

    Recording() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds since whenever */
    Recording(LongSupplier clock) {
        this.clock = clock;
        this.origin = clock.getAsLong();
    }

    private long now() {
        return clock.getAsLong() - origin;
    }

    /** A call that is under way. As long as it is not ended its outcome counts as unknown. */
    final class Begun {
        private final int number;

        private Begun(int number) {
            this.number = number;
        }

        void end(Result result) {
            calls.finish(number, result, now());
        }
    }

    /** To be called before anything is sent. */
    Begun begin(String key, OperationId id, Action action, Condition condition) {
        return new Begun(calls.begin(Bytes.utf8(key), id, action, condition, now()));
    }

    void save(Path file) throws IOException {
        calls.save(file);
    }

    // ---------------------------------------------------------------- verdict

    /**
     * Fails unless for every key some order of its calls explains all answers. Returns the figures.
     *
     * @param limit what is not decided by then is never taken as right
     */
    String mustBeLinearizable(Duration limit) {
        long begun = System.nanoTime();
        List<Call> all = calls.calls();
        Waiting.result("checking the history", limit, check(all)).ifPresent(found -> {
            throw new Violation("%s", found);
        });
        return "%,d operations on %,d keys, %,d of them of unknown outcome, are linearizable; checked in %.1f s"
                .formatted(
                        all.size(),
                        all.stream().map(Call::key).distinct().count(),
                        all.stream().filter(Call::isUnknown).count(),
                        Progress.seconds(begun));
    }

    /** On a thread of its own, which nobody waits for when it takes too long. */
    private static Future<Optional<io.trivet.simulation.history.Violation>> check(List<Call> all) {
        Promise<Optional<io.trivet.simulation.history.Violation>> verdict = Promise.promise();
        Thread checker = new Thread(
                () -> {
                    try {
                        verdict.complete(Linearizability.check(all, LIMITS));
                    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                        verdict.fail(e);
                    }
                },
                "checker");
        checker.setDaemon(true);
        checker.start();
        return verdict.future();
    }
}
