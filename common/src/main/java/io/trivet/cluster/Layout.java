package io.trivet.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A placement in the making: which workers of the crew hold which partition. It is the one mutable thing that the steps
 * of a placement hand to each other, and it knows where it started from.
 */
final class Layout {

    private final Crew crew;
    private final List<Replicas> present;
    private final int replicas;
    private final long[] points;
    private final int[][] holders;
    private final int[] load;
    private int moves;

    /** What is left of the present replicas when those that nothing may be placed on are gone. */
    Layout(Crew crew, List<Replicas> present, int replicas) {
        this.crew = crew;
        this.present = present;
        this.replicas = replicas;
        this.points = Ring.pointsOf(present.size());
        this.holders = new int[present.size()][];
        this.load = new int[crew.size()];
        Arrays.setAll(holders, this::remaining);
        Arrays.stream(holders).flatMapToInt(Arrays::stream).forEach(worker -> load[worker]++);
    }

    Crew crew() {
        return crew;
    }

    int partitions() {
        return holders.length;
    }

    /** How many replicas each partition is to have. */
    int replicas() {
        return replicas;
    }

    /** The place of a partition on the ring. */
    long point(int partition) {
        return points[partition];
    }

    int load(int worker) {
        return load[worker];
    }

    boolean isFull(int partition) {
        return holders[partition].length == replicas;
    }

    /** Whether nothing is missing anywhere. */
    boolean isFull() {
        return Arrays.stream(holders).allMatch(held -> held.length == replicas);
    }

    /** The workers that hold a partition; not to be changed, and valid until the next move. */
    int[] holders(int partition) {
        return holders[partition];
    }

    boolean holds(int worker, int partition) {
        for (int each : holders[partition]) {
            if (each == worker) {
                return true;
            }
        }
        return false;
    }

    /** Whether a worker held a partition before this placement began; what it did not hold costs nothing to move. */
    boolean heldBefore(int worker, int partition) {
        return present.get(partition).workers().contains(crew.number(worker));
    }

    /** Whether the same workers hold a partition as before this placement began. */
    boolean isAsBefore(int partition) {
        boolean same =
                holders[partition].length == present.get(partition).workers().size();
        for (int holder : holders[partition]) {
            same &= heldBefore(holder, partition);
        }
        return same;
    }

    int countInZone(int partition, int zone) {
        int count = 0;
        for (int each : holders[partition]) {
            count += crew.zoneOf(each) == zone ? 1 : 0;
        }
        return count;
    }

    /** Whether a move leaves the partition spread over the zones at least as well as it is. */
    boolean keepsSpread(int partition, int from, int to) {
        int source = crew.zoneOf(from);
        int target = crew.zoneOf(to);
        return source == target || countInZone(partition, target) < countInZone(partition, source);
    }

    void add(int partition, int worker) {
        int[] held = holders[partition];
        holders[partition] = Arrays.copyOf(held, held.length + 1);
        holders[partition][held.length] = worker;
        load[worker]++;
    }

    void move(int partition, int from, int to) {
        int[] held = holders[partition];
        int at = 0;
        while (held[at] != from) {
            at++;
        }
        held[at] = to;
        load[from]--;
        load[to]++;
        moves++;
    }

    /** How many moves there were so far. */
    int moves() {
        return moves;
    }

    private int[] remaining(int partition) {
        WorkerSet held = present.get(partition).workers();
        int[] workers = new int[held.size()];
        int count = 0;
        for (int i = 0; i < workers.length; i++) {
            workers[count] = crew.indexOf(held.get(i));
            count += workers[count] >= 0 ? 1 : 0;
        }
        workers = Arrays.copyOf(workers, count);
        while (workers.length > replicas) {
            int surplus = mostCrowded(workers);
            workers = Arrays.stream(workers).filter(each -> each != surplus).toArray();
        }
        return workers;
    }

    private int mostCrowded(int[] workers) {
        int found = workers[0];
        for (int worker : workers) {
            found = neighbours(worker, workers) >= neighbours(found, workers) ? worker : found;
        }
        return found;
    }

    private long neighbours(int worker, int[] workers) {
        return IntStream.of(workers)
                .filter(each -> crew.zoneOf(each) == crew.zoneOf(worker))
                .count();
    }
}
