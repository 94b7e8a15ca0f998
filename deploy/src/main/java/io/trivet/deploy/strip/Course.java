package io.trivet.deploy.strip;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A round while it lasts. */
final class Course {
    /** One that has just woken up may call itself ready before it has noticed anything. */
    private static final long STEADY = TimeUnit.SECONDS.toNanos(1);

    private final Fault fault;
    private final Recorder recorder;
    private final Map<EntryPoint, Long> readySince = new ConcurrentHashMap<>();
    private long broken = Long.MAX_VALUE;
    private long mended = Long.MAX_VALUE;

    Course(Fault fault, Recorder recorder) {
        this.fault = fault;
        this.recorder = recorder;
    }

    Fault fault() {
        return fault;
    }

    long origin() {
        return recorder.origin();
    }

    void breaks(long now) {
        broken = now;
        fault.away().forEach(at -> recorder.away(at, now));
    }

    void mends(long now) {
        mended = now;
    }

    boolean isBroken() {
        return broken < Long.MAX_VALUE;
    }

    boolean isMended() {
        return mended < Long.MAX_VALUE;
    }

    /** An entry point that was away, as it says itself. */
    void heard(EntryPoint at, boolean ready, long now) {
        if (!ready) {
            readySince.remove(at);
        } else if (now - readySince.computeIfAbsent(at, first -> now) >= STEADY) {
            recorder.back(at, now);
        }
    }

    Round at(long now) {
        Times times = new Times(recorder.origin(), Math.min(broken, now), Math.min(mended, now), now);
        return new Round(fault.text(), fault.kind(), times, recorder.tracks(), recorder.stalls(), recorder.slowDisk());
    }
}
