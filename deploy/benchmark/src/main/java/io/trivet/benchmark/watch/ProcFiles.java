package io.trivet.benchmark.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux tells of a process. Nothing, of one that has ended. */
final class ProcFiles {
    /** Whatever the kernel counts in, to the outside it is this, everywhere. */
    private static final double TICKS_PER_SECOND = 100;
    /** User and system time are fields 14 and 15; those of ended children follow. Behind the name comes field 3. */
    private static final int FIRST_TIME = 14 - 3;

    private static final int TIMES = 4;
    private static final Pattern SHARED_OUT = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    private ProcFiles() {}

    static double cpuSeconds(long pid) {
        return cpuSeconds(read(pid, "stat"));
    }

    static double cpuSeconds(String stat) {
        // A program's name may hold anything, a parenthesis too.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        double ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES && i < fields.length; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Who may not look closely is told what is resident, in which every backend has the shared memory. */
    static double megabytes(long pid) {
        String close = read(pid, "smaps_rollup");
        return close.isEmpty() ? megabytes(RESIDENT, read(pid, "status")) : megabytes(SHARED_OUT, close);
    }

    static double megabytes(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : 0;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException ended) {
            return "";
        }
    }
}
