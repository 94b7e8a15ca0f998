package io.trivet.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of a run, from one seed. Each concern draws from its own fork, so that one does not disturb another. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 0x1234567L));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    Dice fork() {
        return new Dice(random.split());
    }

    SplittableRandom random() {
        return random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From least to most, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    long nextLong() {
        return random.nextLong();
    }

    <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
