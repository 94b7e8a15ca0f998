package io.trivet.simulation.world;

import java.util.random.RandomGenerator;

/** How long a database takes: mostly a millisecond or less each way, now and then anything up to minutes. */
public final class Latency {
    private static final int DRAWS = 1 << 16;
    private static final int LONGEST = 14;

    private final RandomGenerator random;
    private final int stalls;

    /** @param stallChance of each step on its own, 0 to 1 */
    public Latency(RandomGenerator random, double stallChance) {
        this.random = random;
        this.stalls = (int) (stallChance * DRAWS);
    }

    /** Of a statement until it is executed, or of its answer on the way back. */
    long next() {
        int draw = random.nextInt(DRAWS);
        return draw < stalls ? stall() : draw & 1;
    }

    /** Between 10 ms and three minutes, each order of magnitude alike. */
    long stall() {
        int least = 10 << random.nextInt(LONGEST);
        return least + random.nextInt(least);
    }

    /** Of 0 to {@code most}, how many. */
    int upTo(int most) {
        return random.nextInt(most + 1);
    }
}
