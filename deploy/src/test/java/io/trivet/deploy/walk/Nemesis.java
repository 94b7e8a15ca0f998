package io.trivet.deploy.walk;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does harm to a cluster, several things at a time, and undoes them all in the end. */
final class Nemesis {
    /** The victim that is everybody. */
    static final String ALL = "all";

    private static final int AT_ONCE = 3;
    private static final int BETWEEN_MILLIS = 3_000;
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(240);

    private final Faults faults;
    private final Inquiry inquiry;
    private final Progress progress;
    private final SplittableRandom dice;
    private final Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
    private final Map<Fault, CompletableFuture<Void>> active = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    Nemesis(Faults faults, Inquiry inquiry, Progress progress, SplittableRandom dice) {
        this.faults = faults;
        this.inquiry = inquiry;
        this.progress = progress;
        this.dice = dice;
    }

    /** @param check fails when something has happened already that must not */
    void rage(Duration time, Runnable check) {
        long begun = System.nanoTime();
        try {
            while (System.nanoTime() - begun < time.toNanos()) {
                check.run();
                forgetEnded();
                Fault fault = faults.next();
                if (mayBegin(fault)) {
                    strike(fault);
                }
                Waiting.pause(Duration.ofMillis(dice.nextInt(BETWEEN_MILLIS)));
            }
            List.copyOf(active.values()).forEach(Nemesis::await);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean mayBegin(Fault fault) {
        if (active.size() >= AT_ONCE || isHit(ALL) || isHit(fault.victim())) {
            return false;
        }
        if (fault.kind() == Fault.Kind.EVERYTHING_KILLED) {
            return active.isEmpty();
        }
        boolean changes = isChange(fault);
        return !changes
                || active.keySet().stream().noneMatch(Nemesis::isChange)
                        && inquiry.unsettled().isEmpty();
    }

    private static boolean isChange(Fault fault) {
        return fault.kind().compareTo(Fault.Kind.WORKER_ADDED) >= 0;
    }

    private boolean isHit(String victim) {
        return active.keySet().stream().anyMatch(fault -> fault.victim().equals(victim));
    }

    private void strike(Fault fault) {
        counts.merge(fault.kind(), 1, Integer::sum);
        progress.say("%s, %.1f s", fault.text(), fault.time().toMillis() / 1_000.0);
        active.put(
                fault,
                CompletableFuture.runAsync(
                        () -> {
                            fault.begin().run();
                            Waiting.pause(fault.time());
                            fault.end().run();
                            progress.say("over: %s", fault.text());
                        },
                        threads));
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
