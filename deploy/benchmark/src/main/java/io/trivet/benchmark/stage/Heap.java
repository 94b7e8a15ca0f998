package io.trivet.benchmark.stage;

import java.util.regex.Pattern;

/** What a worker says of its heap, among its figures. */
final class Heap {
    private static final Pattern USED = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");

    private Heap() {}

    static double megabytes(String figures) {
        return USED.matcher(figures)
                        .results()
                        .mapToDouble(pool -> Double.parseDouble(pool.group(1)))
                        .sum()
                / (1 << 20);
    }
}
