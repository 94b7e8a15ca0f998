package io.trivet.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What tests measure of a placement, and the crews they place on. */
final class Placements {

    static final int PARTITIONS = 128;
    static final int REPLICAS = 3;

    private Placements() {}

    /** Workers 0, 1, 2, … in so many zones by turns. */
    static List<Candidate> crew(int workers, int zones) {
        return IntStream.range(0, workers)
                .mapToObj(number -> candidate(number, number % zones))
                .toList();
    }

    static Candidate candidate(int number, int zone) {
        return new Candidate(number, "zone-" + zone);
    }

    static Map<Integer, Integer> loads(List<Replicas> placement) {
        Map<Integer, Integer> loads = new TreeMap<>();
        placement.forEach(each -> each.workers().stream().forEach(worker -> loads.merge(worker, 1, Integer::sum)));
        return loads;
    }

    static int load(List<Replicas> placement, int worker) {
        return loads(placement).getOrDefault(worker, 0);
    }

    static int fullest(List<Replicas> placement) {
        return loads(placement).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    static Map<Integer, Long> primaries(List<Replicas> placement) {
        return placement.stream()
                .collect(Collectors.groupingBy(Replicas::primary, TreeMap::new, Collectors.counting()));
    }

    /** How many replicas have to be made anew. */
    static int moves(List<Replicas> from, List<Replicas> to) {
        return IntStream.range(0, from.size())
                .map(p -> to.get(p).workers().minus(from.get(p).workers()).size())
                .sum();
    }

    static double mean(List<Replicas> placement, int workers) {
        return placement.size() * (double) Math.min(REPLICAS, workers) / workers;
    }

    static int mostAllowed(List<Replicas> placement, int workers) {
        double mean = mean(placement, workers);
        return (int) Math.floor(Math.max(1.25 * mean, mean + 1) + 1e-9);
    }

    static int movesAllowed(double ideal) {
        return (int) Math.floor(Math.max(1.3 * ideal, ideal + 2) + 1e-9);
    }

    /** Partitions that have two replicas in one zone. */
    static List<Replicas> crowded(List<Replicas> placement, Collection<Candidate> crew) {
        Map<Integer, String> zones = zones(crew);
        return placement.stream()
                .filter(each ->
                        each.workers().stream().mapToObj(zones::get).distinct().count()
                                < each.workers().size())
                .toList();
    }

    static Map<Integer, String> zones(Collection<Candidate> crew) {
        Map<Integer, String> zones = new HashMap<>();
        crew.forEach(each -> zones.put(each.number(), each.zone()));
        return zones;
    }

    static Candidate any(Collection<Candidate> crew, Random random) {
        return crew.stream().skip(random.nextInt(crew.size())).findFirst().orElseThrow();
    }
}
