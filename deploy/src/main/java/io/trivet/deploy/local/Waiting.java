package io.trivet.deploy.local;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Looks at the cluster until nothing is left to be done, and shows how far it is. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    /** A single partition may be large, or the cluster in trouble; who waits longer wants to know which. */
    private static final Duration NOTHING_MOVES = Duration.ofMinutes(10);
    /** Where lines cannot be written over, there are fewer of them. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private static final int INTERRUPTED = 130;

    private final Work work;
    private final Calls calls;
    private final Duration patience;
    private int total;
    private int before = Integer.MAX_VALUE;
    private long changed = System.nanoTime();
    private long shown;

    Waiting(Work work, Calls calls) {
        this(work, calls, NOTHING_MOVES);
    }

    /** @param patience how long it waits while nothing becomes better */
    Waiting(Work work, Calls calls, Duration patience) {
        this.work = work;
        this.calls = calls;
        this.patience = patience;
    }

    /**
     * Returns when nothing is left.
     *
     * @param what is done, in a word or two
     * @param left how many partitions are still to be seen to
     * @param unfinished what holds when this is broken off, by Ctrl-C for instance
     */
    void until(String what, ToIntFunction<Overview> left, String unfinished) {
        while (true) {
            Optional<Overview> seen = calls.look();
            int now = seen.map(left::applyAsInt).orElse(before);
            note(now);
            seen.ifPresent(overview -> show(what, now, overview));
            if (now == 0) {
                work.terminal().keep();
                return;
            }
            if (System.nanoTime() - changed > patience.toNanos()) {
                throw broken("Nothing has changed for " + patience.toSeconds() + " s. " + unfinished, 1);
            }
            if (work.interruption().within(BETWEEN_LOOKS)) {
                throw broken(unfinished, INTERRUPTED);
            }
        }
    }

    private Refusal broken(String sentence, int exitCode) {
        work.terminal().keep();
        return new Refusal(sentence, exitCode);
    }

    private void note(int now) {
        total = Math.max(total, now == Integer.MAX_VALUE ? 0 : now);
        if (now != before) {
            before = now;
            changed = System.nanoTime();
        }
    }

    private void show(String what, int left, Overview overview) {
        boolean isDue = work.terminal().live()
                || left == 0
                || shown == 0
                || System.nanoTime() - shown > BETWEEN_LINES.toNanos();
        if (total > 0 && isDue) {
            shown = System.nanoTime();
            work.terminal().show(what + " " + Bar.of(total - left, total) + (left == 0 ? "" : overview.pace()));
        }
    }
}
