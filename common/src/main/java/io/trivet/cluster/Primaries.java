package io.trivet.cluster;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses a primary among the replicas of each partition, so that every worker leads about as many.
 *
 * <p>Primaries that can stay do. What is uneven then is evened out along chains: one worker hands a partition to
 * another, which hands one to the next, until one is reached that has too few. The shortest chain moves fewest.
 */
final class Primaries {

    private static final int NONE = -1;

    private final Layout layout;
    private final Crew crew;
    private final int[] primary;
    private final int[] led;

    Primaries(Layout layout, List<Replicas> present) {
        this.layout = layout;
        this.crew = layout.crew();
        this.led = new int[crew.size()];
        this.primary = new int[layout.partitions()];
        Arrays.fill(primary, NONE);
        for (int partition = 0; partition < primary.length; partition++) {
            int worker = crew.indexOf(present.get(partition).primary());
            if (worker >= 0 && layout.holds(worker, partition)) {
                appoint(partition, worker);
            }
        }
    }

    /** The worker that leads each partition. */
    int[] run() {
        for (int partition = 0; partition < primary.length; partition++) {
            if (primary[partition] == NONE) {
                appoint(partition, leastBusy(partition));
            }
        }
        int fewest = primary.length / crew.size();
        int most = (primary.length + crew.size() - 1) / crew.size();
        even(most, most);
        even(fewest, fewest);
        return primary;
    }

    /** Hands over from workers that lead more than the one number to workers that lead fewer than the other. */
    private void even(int above, int below) {
        for (int partition = 0; partition < primary.length; partition++) {
            int other = leastBusy(partition);
            if (led[primary[partition]] > above && led[other] < below) {
                appoint(partition, other);
            }
        }
        boolean found = true;
        while (found) {
            found = handOverAlongChain(above, below);
        }
    }

    /** A breadth-first search over who could hand what to whom. */
    private boolean handOverAlongChain(int above, int below) {
        int[][] leads = partitionsByPrimary();
        int[] received = new int[crew.size()];
        Arrays.fill(received, NONE);
        boolean[] seen = new boolean[crew.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        crew.workers().filter(worker -> led[worker] > above).forEach(worker -> {
            seen[worker] = true;
            queue.add(worker);
        });
        while (!queue.isEmpty()) {
            for (int partition : leads[queue.remove()]) {
                for (int worker : layout.holders(partition)) {
                    if (!seen[worker]) {
                        seen[worker] = true;
                        received[worker] = partition;
                        if (led[worker] < below) {
                            handOver(worker, received);
                            return true;
                        }
                        queue.add(worker);
                    }
                }
            }
        }
        return false;
    }

    /** Walks a chain back from its end. */
    private void handOver(int end, int[] received) {
        int worker = end;
        while (received[worker] != NONE) {
            int partition = received[worker];
            int former = primary[partition];
            appoint(partition, worker);
            worker = former;
        }
    }

    private int[][] partitionsByPrimary() {
        int[][] leads = new int[crew.size()][];
        int[] filled = new int[crew.size()];
        Arrays.setAll(leads, worker -> new int[led[worker]]);
        for (int partition = 0; partition < primary.length; partition++) {
            int worker = primary[partition];
            leads[worker][filled[worker]++] = partition;
        }
        return leads;
    }

    private int leastBusy(int partition) {
        int[] holders = layout.holders(partition);
        int least = holders[0];
        for (int holder : holders) {
            boolean isFirst = led[holder] == led[least] && holder < least;
            least = led[holder] < led[least] || isFirst ? holder : least;
        }
        return least;
    }

    private void appoint(int partition, int worker) {
        if (primary[partition] != NONE) {
            led[primary[partition]]--;
        }
        primary[partition] = worker;
        led[worker]++;
    }
}
