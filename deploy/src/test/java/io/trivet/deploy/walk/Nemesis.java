package io.trivet.deploy.walk;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does harm to a cluster and undoes it all in the end. There are spells in which one thing after the other is done, and
 * worse ones in which up to three are done at a time; some begin with what hits everybody, or changes the members.
 */
final class Nemesis {
    private static final int MOST_AT_ONCE = 3;
    private static final int BETWEEN_MILLIS = 3_000;
    private static final Duration SPELL = Duration.ofSeconds(15);
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(30);
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(240);

    private final Faults faults;
    private final Inquiry inquiry;
    private final Progress progress;
    private final SplittableRandom dice;
    private final Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
    private final Map<Fault, CompletableFuture<Void>> active = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE);

    Nemesis(Faults faults, Inquiry inquiry, Progress progress, SplittableRandom dice) {
        this.faults = faults;
        this.inquiry = inquiry;
        this.progress = progress;
        this.dice = dice;
    }

    /** @param check fails when something has happened already that must not */
    void rage(Duration time, Runnable check) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end) {
                if (dice.nextBoolean()) {
                    awaitAll();
                    check.run();
                    turnUpsideDown(faults.upheaval());
                }
                spell(1 + dice.nextInt(MOST_AT_ONCE), Math.min(end, System.nanoTime() + SPELL.toNanos()), check);
            }
            awaitAll();
        } finally {
            threads.shutdownNow();
        }
    }

    private void turnUpsideDown(Fault upheaval) {
        // A change that is begun before the last one is done may leave fewer copies than are needed.
        if (!upheaval.isChange() || inquiry.settlesWithin(UNTIL_SETTLED)) {
            strike(upheaval);
        }
        if (upheaval.hitsEverybody()) {
            awaitAll();
        }
    }

    private void spell(int atOnce, long end, Runnable check) {
        while (System.nanoTime() < end) {
            check.run();
            forgetEnded();
            Fault fault = faults.next();
            if (active.size() < atOnce && !isHit(fault.victim())) {
                strike(fault);
            }
            Waiting.pause(Duration.ofMillis(dice.nextInt(BETWEEN_MILLIS)));
        }
    }

    private boolean isHit(String victim) {
        return active.keySet().stream().anyMatch(fault -> fault.victim().equals(victim));
    }

    private void strike(Fault fault) {
        counts.merge(fault.kind(), 1, Integer::sum);
        progress.say("%s", fault.text());
        active.put(
                fault,
                CompletableFuture.runAsync(fault.course(), threads)
                        .thenRun(() -> progress.say("over: %s", fault.text())));
    }

    /** What could not be undone is a failure like any other. */
    private void forgetEnded() {
        active.values().removeIf(each -> {
            if (each.isDone()) {
                await(each);
            }
            return each.isDone();
        });
    }

    private void awaitAll() {
        active.values().forEach(Nemesis::await);
        active.clear();
    }

    private static void await(CompletableFuture<Void> fault) {
        try {
            fault.orTimeout(UNTIL_MENDED.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AssertionError said ? said : new AssertionError(e.getCause());
        }
    }

    Map<Fault.Kind, Integer> counts() {
        return Map.copyOf(counts);
    }
}
