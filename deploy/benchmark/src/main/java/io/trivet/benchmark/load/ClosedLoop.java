package io.trivet.benchmark.load;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Clients of which each does its next operation when its last one has ended. */
public record ClosedLoop(List<Client> clients, Interruption end) {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final long BETWEEN_LOOKS = 50;

    /** An operation of one client; it never ends at once, and says what became of it. */
    public interface Client extends Supplier<CompletionStage<Verdict>> {}

    public enum Verdict {
        DONE,
        NOT_DONE,
        UNKNOWN
    }

    /** @param unknown operations that may or may not have been done; they are among the errors */
    public record Outcome(Sample sample, long unknown) {}

    public Outcome run(Duration time) {
        long begun = System.nanoTime();
        List<Turns> all = clients.stream()
                .map(client -> new Turns(client, begun + time.toNanos()))
                .toList();
        await(all.stream().map(Turns::begin).toArray(CompletableFuture<?>[]::new), time.plus(GRACE));
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<Long> micros = all.stream().flatMap(turns -> turns.micros.stream()).toList();
        long unknown = all.stream().mapToLong(turns -> turns.unknown).sum();
        long errors = all.stream().mapToLong(turns -> turns.notDone).sum() + unknown;
        List<String> remarks = errors == 0 ? List.of() : List.of(errors + " x no success");
        long usual = Math.max(1, (long) (seconds * 1e6 * clients.size() / Math.max(1, micros.size())));
        Histogram latencies = Histogram.of(micros).corrected(usual);
        return new Outcome(new Sample(micros.size(), errors, seconds, latencies, remarks), unknown);
    }

    /** A store that is ended with all else answers no more, so nobody waits for it then. */
    private void await(CompletableFuture<?>[] all, Duration limit) {
        long begun = System.nanoTime();
        CompletableFuture<?> last = CompletableFuture.allOf(all);
        while (!isOver(last)) {
            end.check();
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new Refusal("Clients did not come to an end within " + limit.toSeconds() + " s.");
            }
        }
    }

    private static boolean isOver(CompletableFuture<?> last) {
        try {
            last.get(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            throw new Refusal("A client broke: " + e.getCause());
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }

    /** Those of one client. One follows the other, and each end hands over to the next, whatever thread that is on. */
    private static final class Turns {
        private final Client client;
        private final long until;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final List<Long> micros = new ArrayList<>();
        private long notDone;
        private long unknown;

        Turns(Client client, long until) {
            this.client = client;
            this.until = until;
        }

        CompletableFuture<Void> begin() {
            next();
            return end;
        }

        private void next() {
            long begun = System.nanoTime();
            if (begun >= until) {
                end.complete(null);
                return;
            }
            client.get().whenComplete((verdict, failure) -> {
                if (failure == null) {
                    count(verdict, begun);
                    next();
                } else {
                    end.completeExceptionally(failure);
                }
            });
        }

        private void count(Verdict verdict, long begun) {
            switch (verdict) {
                case DONE -> micros.add((System.nanoTime() - begun) / 1_000);
                case NOT_DONE -> notDone++;
                case UNKNOWN -> unknown++;
            }
        }
    }
}
