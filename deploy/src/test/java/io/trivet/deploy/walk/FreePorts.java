package io.trivet.deploy.walk;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Where there is room for a cluster that deploy/local runs. */
final class FreePorts {
    static final int BETWEEN_CONTROLLERS = 100;
    static final int MOST_WORKERS = 9;
    /**
     * All that is derived from such a port lies below those that the system hands out by itself: a worker that comes
     * later would find one of them taken by a connection.
     */
    private static final int LOWEST = 9_000;

    private static final int HIGHEST = 12_500;
    private static final List<Integer> PARTS = List.of(0, 10_000, 20_000);
    private static final int ATTEMPTS = 50;

    private FreePorts() {}

    /** That of the first controller, with room for those that are derived from it. */
    static int first(int controllers) {
        for (int i = 0; i < ATTEMPTS; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (PARTS.stream()
                    .flatMapToInt(part -> IntStream.range(0, controllers)
                            .map(each -> port + part + each * BETWEEN_CONTROLLERS)
                            .flatMap(from -> IntStream.rangeClosed(from, from + MOST_WORKERS)))
                    .allMatch(io.trivet.deploy.local.Ports::isFree)) {
                return port;
            }
        }
        throw new IllegalStateException("no ports");
    }
}
