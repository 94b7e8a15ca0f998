package io.trivet.simulation;

import io.trivet.simulation.world.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a run, line by line, if that was asked for. */
final class Trace {
    private final VirtualTime time;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Trace(VirtualTime time, boolean kept) {
        this.time = time;
        this.kept = kept;
    }

    void add(Supplier<String> line) {
        if (kept) {
            lines.add(String.format("%6d  %s", time.now(), line.get()));
        }
    }

    List<String> lines() {
        return lines;
    }
}
