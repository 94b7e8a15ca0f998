package io.trivet.console.story;

import java.util.ArrayList;
import java.util.List;

/** A worker that has fallen silent, until its partitions are led by others. */
final class Absence {
    /** Whoever has not been followed by then is not worth waiting for: it is told how far it is. */
    private static final long PATIENCE = 8_000;

    private final String name;
    private final int number;
    private final long since;
    private final List<Integer> led;
    private final List<Integer> waiting;
    private long firstTaken;
    private long lastTaken;

    /** @param led what it led when it was last heard */
    Absence(String name, int number, long since, List<Integer> led) {
        this.name = name;
        this.number = number;
        this.since = since;
        this.led = List.copyOf(led);
        this.waiting = new ArrayList<>(led);
        this.firstTaken = since;
        this.lastTaken = since;
    }

    void see(Glance glance) {
        if (waiting.removeIf(partition -> glance.isTakenFrom(partition, number))) {
            firstTaken = firstTaken == since ? glance.at() : firstTaken;
            lastTaken = glance.at();
        }
    }

    boolean isTold(Glance glance) {
        return waiting.isEmpty() || glance.at() - since > PATIENCE;
    }

    /** Once it can be told. */
    String text(Glance glance) {
        if (led.isEmpty()) {
            return name + " stopped answering; it led nothing, so nobody had to take over.";
        }
        String text = name + " stopped answering; " + (waiting.isEmpty() ? taken() : unfinished());
        return glance.progress().unavailable() == 0 && waiting.isEmpty() ? text + "; nothing was lost." : text + ".";
    }

    /** Those that somebody asks for come first, the others when nobody has been heard to lead them for a while. */
    private String taken() {
        String last = seconds(lastTaken - since);
        return led.size() == 1
                ? "the partition that it led was taken over within " + last
                : "the first of its " + led.size() + " partitions was taken over within " + seconds(firstTaken - since)
                        + ", the last within " + last;
    }

    private String unfinished() {
        return (led.size() - waiting.size()) + " of its " + led.size() + " partitions have been taken over so far";
    }

    static String seconds(long millis) {
        return millis < 1_000 ? millis + " ms" : millis < 10_000 ? tenths(millis) + " s" : millis / 1_000 + " s";
    }

    private static String tenths(long millis) {
        return millis / 1_000 + "." + millis % 1_000 / 100;
    }
}
