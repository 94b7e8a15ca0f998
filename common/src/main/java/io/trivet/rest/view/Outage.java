package io.trivet.rest.view;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.rest.data.WorkerNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says which partitions are not served, and for whom they wait. */
final class Outage {
    private static final int MOST = 20;

    private Outage() {}

    /** Empty when all of them are served, as far as can be seen from here. */
    static Optional<String> sentence(Survey survey, WorkerNames names) {
        List<Integer> partitions = survey.all(Survey.State.UNAVAILABLE);
        boolean map = survey.is(Survey.State.UNAVAILABLE, ClusterMap.MAP_PARTITION);
        if (partitions.isEmpty() && !map) {
            return Optional.empty();
        }
        WorkerSet missing = partitions.stream().map(survey::missing).reduce(WorkerSet.empty(), WorkerSet::union);
        WorkerSet all = map ? missing.union(survey.missing(ClusterMap.MAP_PARTITION)) : missing;
        return Optional.of(which(partitions, map) + " for more than half of those who hold "
                + (partitions.size() + (map ? 1 : 0) == 1 ? "it" : "them") + ": " + some(names.of(all).stream())
                + " cannot be reached, or cannot reach their databases. Bring them back with their own databases; if"
                + " they are lost for good, POST /v1/recover goes on with what the survivors have.");
    }

    private static String which(List<Integer> partitions, boolean map) {
        String text = partitions.isEmpty()
                ? ""
                : (partitions.size() == 1 ? "Partition " : "Partitions ")
                        + some(partitions.stream().map(String::valueOf));
        if (!map) {
            return text + (partitions.size() == 1 ? " waits" : " wait");
        }
        return text.isEmpty() ? "The map of the cluster waits" : text + " and the map of the cluster wait";
    }

    private static String some(Stream<String> texts) {
        List<String> all = texts.toList();
        String some = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
        return all.size() > MOST ? some + " and " + (all.size() - MOST) + " more" : some;
    }
}
