package io.trivet.worker.store;

import io.trivet.register.host.Timing;

/**
 * Notices that a connection gives no answer any more, as when the network between has swallowed it: nothing fails then.
 * It counts looks, not time: a process that was frozen looks once when it wakes, and finds its answers waiting.
 */
final class Silence {
    private static final long BETWEEN_LOOKS = 1_000;

    private final Timing timing;
    private final int most;
    private final Runnable tooLong;
    private int underWay;
    private int looks;
    private boolean looking;

    /** @param most looks in a row without an answer, while there is something to be answered */
    Silence(Timing timing, int most, Runnable tooLong) {
        this.timing = timing;
        this.most = most;
        this.tooLong = tooLong;
    }

    void asked() {
        underWay++;
        look();
    }

    void answered() {
        underWay--;
        looks = 0;
    }

    /** No more answers are awaited. */
    void end() {
        underWay = 0;
    }

    private void look() {
        if (!looking && underWay > 0) {
            looking = true;
            timing.after(BETWEEN_LOOKS, this::looked);
        }
    }

    private void looked() {
        looking = false;
        if (underWay > 0 && ++looks > most) {
            tooLong.run();
        } else {
            look();
        }
    }
}
