package io.trivet.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Moves replicas from workers that have too many to workers that have too few.
 *
 * <p>A single move is always enough where zones do not matter: of two workers the one with more replicas has a
 * partition that the other has not. So within a zone, and for the cap, no chains of moves have to be searched. Between
 * zones a move must not put two replicas of a partition into one zone; only the cap is worth that.
 */
final class Leveling {

    private static final int NOTHING = -1;

    /** To sort partitions by distance, the high bits of a long take the distance and these name the partition. */
    private static final long PARTITION = ClusterMap.MAX_PARTITIONS - 1;

    private final Layout layout;
    private final Crew crew;
    private final LoadBounds bounds;

    Leveling(Layout layout, LoadBounds bounds) {
        this.layout = layout;
        this.crew = layout.crew();
        this.bounds = bounds;
    }

    void run() {
        crew.workers().forEach(worker -> takeIn(worker, holder -> bounds.cap()));
        crew.workers().forEach(this::obeyCap);
        int before;
        do {
            before = layout.moves();
            crew.workers().forEach(worker -> takeIn(worker, bounds::high));
            crew.workers().forEach(worker -> takeIn(worker, bounds::low));
            crew.workers().forEach(this::giveAway);
        } while (layout.moves() > before);
    }

    private void obeyCap(int worker) {
        while (layout.load(worker) > bounds.cap()) {
            boolean moved = give(worker, true, other -> layout.load(other) < bounds.high(other))
                    || give(worker, true, other -> layout.load(other) < bounds.cap())
                    || give(worker, false, other -> layout.load(other) < bounds.cap());
            if (!moved) {
                throw new IllegalStateException("nobody below the cap can take over from a worker above it");
            }
        }
    }

    private void giveAway(int worker) {
        boolean moved = true;
        while (moved && layout.load(worker) > bounds.high(worker)) {
            moved = give(worker, true, other -> layout.load(other) < bounds.high(other));
        }
    }

    /** Moves one replica from a worker to the least loaded of the others that can take one of its partitions. */
    private boolean give(int from, boolean keepSpread, IntPredicate hasRoom) {
        int[] held = IntStream.range(0, layout.partitions())
                .filter(partition -> layout.holds(from, partition))
                .toArray();
        for (int to : byLoad(hasRoom)) {
            int partition = gift(
                    from,
                    to,
                    Arrays.stream(held)
                            .filter(each ->
                                    !layout.holds(to, each) && (!keepSpread || layout.keepsSpread(each, from, to))));
            if (partition != NOTHING) {
                layout.move(partition, from, to);
                return true;
            }
        }
        return false;
    }

    private int[] byLoad(IntPredicate accepted) {
        return crew.workers()
                .filter(accepted)
                .boxed()
                .sorted(Comparator.comparingInt(layout::load))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** What costs least: rather what the giver did not hold before, then what is near the receiver on the ring. */
    private int gift(int from, int to, IntStream partitions) {
        Ring ring = new Ring(crew, to);
        return partitions
                .boxed()
                .min(Comparator.comparing((Integer partition) -> layout.heldBefore(from, partition))
                        .thenComparing(partition -> ring.distance(layout.point(partition))))
                .orElse(NOTHING);
    }

    /** A worker that has too few takes what is nearest to it on the ring, of workers that have more than they keep. */
    private void takeIn(int worker, IntUnaryOperator keeps) {
        if (layout.load(worker) >= bounds.low(worker)) {
            return;
        }
        for (int partition : nearest(worker, keeps)) {
            int from = layout.load(worker) < bounds.low(worker) ? giver(partition, worker, keeps) : NOTHING;
            if (from != NOTHING) {
                layout.move(partition, from, worker);
            }
        }
    }

    /** The holder with most above what it keeps. */
    private int giver(int partition, int to, IntUnaryOperator keeps) {
        int giver = NOTHING;
        int most = 0;
        for (int holder : layout.holders(partition)) {
            int surplus = layout.load(holder) - keeps.applyAsInt(holder);
            if (surplus > most && layout.keepsSpread(partition, holder, to)) {
                giver = holder;
                most = surplus;
            }
        }
        return giver;
    }

    /** The partitions that a worker could take, the nearest on the ring first. */
    private int[] nearest(int worker, IntUnaryOperator keeps) {
        Ring ring = new Ring(crew, worker);
        long[] keys = IntStream.range(0, layout.partitions())
                .filter(partition -> !layout.holds(worker, partition))
                .filter(partition -> giver(partition, worker, keeps) != NOTHING)
                .mapToLong(partition -> ring.distance(layout.point(partition)) & ~PARTITION | partition)
                .toArray();
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) (key & PARTITION)).toArray();
    }
}
