package io.trivet.cluster;

/**
 * Moves replicas out of zones that hold a partition twice while another zone could take it. Zones come before even
 * loads: a worker may be filled up to the cap for this, and {@link Leveling} evens out what can be evened out then.
 */
final class Spreading {

    private static final int NOBODY = -1;

    private final Layout layout;
    private final Crew crew;
    private final LoadBounds bounds;

    Spreading(Layout layout, LoadBounds bounds) {
        this.layout = layout;
        this.crew = layout.crew();
        this.bounds = bounds;
    }

    void run() {
        for (int partition = 0; partition < layout.partitions(); partition++) {
            while (improved(partition)) {
                // each round takes one replica out of the most crowded zone
            }
        }
    }

    private boolean improved(int partition) {
        int from = leaver(partition);
        int crowd = layout.countInZone(partition, crew.zoneOf(from));
        int to = crowd > 1 ? receiver(partition, crowd - 1) : NOBODY;
        if (to != NOBODY) {
            layout.move(partition, from, to);
        }
        return to != NOBODY;
    }

    /** A holder in the most crowded zone: rather one that costs nothing to move, then the most loaded. */
    private int leaver(int partition) {
        int best = NOBODY;
        long most = -1;
        for (int holder : layout.holders(partition)) {
            long crowd = layout.countInZone(partition, crew.zoneOf(holder));
            long free = layout.heldBefore(holder, partition) ? 0 : 1;
            long rank = crowd << 40 | free << 32 | layout.load(holder);
            best = rank > most ? holder : best;
            most = Math.max(most, rank);
        }
        return best;
    }

    /** The least loaded worker below the cap, of the zones that hold the partition fewer times than the given. */
    private int receiver(int partition, int crowd) {
        int best = NOBODY;
        for (int zone = 0; zone < crew.zones(); zone++) {
            if (layout.countInZone(partition, zone) < crowd) {
                for (int worker : crew.inZone(zone)) {
                    best = isBetter(worker, best) && !layout.holds(worker, partition) ? worker : best;
                }
            }
        }
        return best;
    }

    private boolean isBetter(int worker, int best) {
        return layout.load(worker) < (best == NOBODY ? bounds.cap() : layout.load(best));
    }
}
