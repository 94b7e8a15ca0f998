package io.trivet.cluster;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the replicas of each partition should be.
 *
 * <p>A placement is a step from the present one and moves as little as it can, so it is no function of the workers
 * alone. What stays is kept; what is missing is placed by consistent hashing with bounded loads; then zones are spread
 * and loads evened out, in this order of importance:
 *
 * <ol>
 *   <li>replicas of a partition are on distinct workers, as many as wanted or as there are workers;
 *   <li>no worker holds more than max(1.25 × mean, mean + 1) replicas;
 *   <li>replicas of a partition are in distinct zones;
 *   <li>workers hold equally many, and few replicas move.
 * </ol>
 *
 * <p>The result depends on nothing but the arguments, and not on the order in which candidates are given.
 */
public final class Placement {

    private Placement() {}

    /** The placement of partitions that are nowhere yet. */
    public static List<Replicas> first(int partitions, Collection<Candidate> candidates, int replicas) {
        return step(Collections.nCopies(partitions, Replicas.none()), candidates, replicas);
    }

    /** The placement to go for from the present one. Whoever is no candidate loses its replicas. */
    public static List<Replicas> step(List<Replicas> present, Collection<Candidate> candidates, int replicas) {
        if (replicas <= 0) {
            throw new IllegalArgumentException("number of replicas: " + replicas);
        }
        Crew crew = new Crew(candidates);
        if (crew.size() == 0) {
            return Collections.nCopies(present.size(), Replicas.none());
        }
        int possible = Math.min(replicas, crew.size());
        Layout layout = new Layout(crew, present, possible);
        LoadBounds bounds = new LoadBounds(crew, present.size(), possible);
        if (!layout.isFull()) {
            new Filling(layout, bounds).run(); // a ring is costly, and nearly always nothing is missing
        }
        settle(layout, bounds);
        int[] primaries = new Primaries(layout, present).run();
        return IntStream.range(0, present.size())
                .mapToObj(partition -> replicas(layout, partition, primaries[partition], present.get(partition)))
                .toList();
    }

    /** Evening out may make room for spreading. Neither undoes the other's work, so this ends. */
    private static void settle(Layout layout, LoadBounds bounds) {
        int before;
        do {
            before = layout.moves();
            new Spreading(layout, bounds).run();
            new Leveling(layout, bounds).run();
        } while (layout.moves() > before);
    }

    /** Nearly all partitions stay where they are, and then nothing new is made. */
    private static Replicas replicas(Layout layout, int partition, int index, Replicas before) {
        int primary = layout.crew().number(index);
        if (!layout.isAsBefore(partition)) {
            int[] numbers = IntStream.of(layout.holders(partition))
                    .map(layout.crew()::number)
                    .toArray();
            return new Replicas(WorkerSet.of(numbers), primary);
        }
        return before.primary() == primary ? before : new Replicas(before.workers(), primary);
    }
}
