package io.trivet.cluster;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Gives partitions the replicas they lack: the next worker on the ring that has room, in the zones that have fewest
 * replicas of the partition.
 */
final class Filling {

    private static final int NOBODY = -1;

    private final Layout layout;
    private final Crew crew;
    private final LoadBounds bounds;
    private final Ring ring;

    Filling(Layout layout, LoadBounds bounds) {
        this.layout = layout;
        this.crew = layout.crew();
        this.bounds = bounds;
        this.ring = new Ring(crew, crew.workers().toArray());
    }

    void run() {
        for (int partition = 0; partition < layout.partitions(); partition++) {
            while (!layout.isFull(partition)) {
                layout.add(partition, choose(partition));
            }
        }
    }

    /** Zones that have fewest replicas come first, and in these the workers that have less than their share. */
    private int choose(int partition) {
        for (int crowd = 0; crowd < layout.replicas(); crowd++) {
            int found = nearest(partition, crowd, worker -> layout.load(worker) < bounds.low(worker));
            if (found == NOBODY) {
                found = nearest(partition, crowd, worker -> layout.load(worker) < bounds.high(worker));
            }
            if (found != NOBODY) {
                return found;
            }
        }
        return leastLoaded(partition);
    }

    /** The first on the ring that has room, in a zone that holds the partition so many times. */
    private int nearest(int partition, int crowd, IntPredicate hasRoom) {
        IntPredicate accepted = worker -> hasRoom.test(worker)
                && !layout.holds(worker, partition)
                && layout.countInZone(partition, crew.zoneOf(worker)) == crowd;
        // that there is one at all is cheaper to find out without the ring
        return anyInZones(partition, crowd, accepted) ? ring.find(layout.point(partition), accepted) : NOBODY;
    }

    private boolean anyInZones(int partition, int crowd, IntPredicate accepted) {
        for (int zone = 0; zone < crew.zones(); zone++) {
            if (layout.countInZone(partition, zone) == crowd
                    && Arrays.stream(crew.inZone(zone)).anyMatch(accepted)) {
                return true;
            }
        }
        return false;
    }

    private int leastLoaded(int partition) {
        int least = NOBODY;
        for (int worker = 0; worker < crew.size(); worker++) {
            if (!layout.holds(worker, partition) && (least == NOBODY || layout.load(worker) < layout.load(least))) {
                least = worker;
            }
        }
        return least;
    }
}
