package io.trivet.gateway;

import java.util.function.LongSupplier;

/** Keeps one operation from being sent in circles: a few times at once, then after ever longer pauses. */
final class Pace {
    private final GatewaySettings.Pauses settings;
    private final LongSupplier random;
    private int turns;
    private long pause;

    Pace(GatewaySettings.Pauses settings, LongSupplier random) {
        this.settings = settings;
        this.random = random;
        rest();
    }

    /** An attempt time has gone by: that was pause enough. */
    void rest() {
        turns = 0;
        pause = settings.shortest();
    }

    /** The operation was turned away: how long to wait before it is sent on. */
    long turn() {
        turns++;
        return isCircling() ? pause() : 0;
    }

    /** Between half and all of a pause, so that those turned away together do not come back together. */
    long pause() {
        long half = (pause + 1) / 2;
        long wait = half + Math.floorMod(random.getAsLong(), pause - half + 1);
        pause = Math.min(2 * pause, settings.longest());
        return wait;
    }

    /** Turned away so often in a row that those who were asked seem to point at one another. */
    boolean isCircling() {
        return turns > settings.atOnce();
    }
}
