package io.trivet.cluster;

import java.util.function.IntToDoubleFunction;

/**
 * How many replicas each worker should have.
 *
 * <p>Three numbers. The cap is what is promised: no worker is above it. Low and high are what is aimed at, and they are
 * as close together as can be: within one of the fair share. Aiming at the cap itself would be fewer moves today and
 * more of them on the day when a worker joins and the cap of everybody goes down by one.
 *
 * <p>The fair share is the same for all while zones are equal. A zone need not hold a partition twice as long as the
 * others have room below the cap, so the workers of a large zone get less and those of small ones more.
 */
final class LoadBounds {

    private static final double TOLERATED_SHARE = 1.25;
    private static final double ROUNDING = 1e-6;
    private static final int BISECTIONS = 60;

    private final Crew crew;
    private final int cap;
    private final int[] low;
    private final int[] high;

    LoadBounds(Crew crew, int partitions, int replicas) {
        this.crew = crew;
        this.cap = Math.min(partitions, cap(partitions * (long) replicas, crew.size()));
        this.low = new int[crew.zones()];
        this.high = new int[crew.zones()];
        int mostOfOnePartition = (replicas + crew.zones() - 1) / crew.zones();
        double[] spread = new double[crew.zones()];
        for (int zone = 0; zone < spread.length; zone++) {
            spread[zone] = Math.min(cap, mostOfOnePartition * (double) partitions / crew.inZone(zone).length);
        }
        fill(spread, partitions * (double) replicas);
    }

    /** The most replicas that a worker holds when so many are placed on so many workers. */
    static int cap(long replicas, int workers) {
        double mean = replicas / (double) workers;
        return (int) Math.floor(Math.max(TOLERATED_SHARE * mean, mean + 1) + ROUNDING);
    }

    int cap() {
        return cap;
    }

    int low(int worker) {
        return low[crew.zoneOf(worker)];
    }

    int high(int worker) {
        return high[crew.zoneOf(worker)];
    }

    /** Water flows into all workers alike, first up to what spreads the zones, then, if some is left, up to the cap. */
    private void fill(double[] spread, double replicas) {
        boolean spreads = total(zone -> spread[zone]) + ROUNDING >= replicas;
        double dry = 0;
        double flooded = cap;
        for (int i = 0; i < BISECTIONS; i++) {
            double level = (dry + flooded) / 2;
            if (total(zone -> share(spread[zone], level, spreads)) < replicas) {
                dry = level;
            } else {
                flooded = level;
            }
        }
        for (int zone = 0; zone < spread.length; zone++) {
            double share = share(spread[zone], flooded, spreads);
            low[zone] = (int) Math.floor(share + ROUNDING);
            high[zone] = (int) Math.ceil(share - ROUNDING);
        }
    }

    private static double share(double spread, double level, boolean spreads) {
        return spreads ? Math.min(spread, level) : Math.max(spread, level);
    }

    private double total(IntToDoubleFunction shareInZone) {
        double total = 0;
        for (int zone = 0; zone < crew.zones(); zone++) {
            total += crew.inZone(zone).length * shareInZone.applyAsDouble(zone);
        }
        return total;
    }
}
