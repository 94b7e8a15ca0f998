package io.trivet.simulation;

import io.trivet.simulation.Simulation.Outcome;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/** Runs one seed after the other, without a gap, on several threads: each run is one thread's own from its start on. */
final class Sweep {
    private static final int TICK_SECONDS = 5;

    private final int threads;
    private final LongPredicate wanted;
    private final LongFunction<Outcome> runs;
    private final Consumer<Outcome> outcomes;
    private long next;

    /** @param wanted asked before each seed is begun; like {@code outcomes} it is called by one thread at a time */
    Sweep(int threads, long first, LongPredicate wanted, LongFunction<Outcome> runs, Consumer<Outcome> outcomes) {
        this.threads = threads;
        this.next = first;
        this.wanted = wanted;
        this.runs = runs;
        this.outcomes = outcomes;
    }

    /** Returns when every seed that was begun is done; ticks every few seconds meanwhile. */
    void run(Runnable tick) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> work(done), "simulation-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        while (!done.await(TICK_SECONDS, TimeUnit.SECONDS)) {
            synchronized (this) {
                tick.run();
            }
        }
    }

    private void work(CountDownLatch done) {
        try {
            for (OptionalLong seed = take(); seed.isPresent(); seed = take()) {
                report(runs.apply(seed.getAsLong()));
            }
        } finally {
            done.countDown();
        }
    }

    private synchronized OptionalLong take() {
        return wanted.test(next) ? OptionalLong.of(next++) : OptionalLong.empty();
    }

    private synchronized void report(Outcome outcome) {
        outcomes.accept(outcome);
    }
}
