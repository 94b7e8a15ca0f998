package io.trivet.controller;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is new in a map, in words for the log. */
final class MapNews {
    private final List<String> news = new ArrayList<>();

    private MapNews(ClusterMap before, ClusterMap after) {
        after.workers().forEach(worker -> worker(before.worker(worker.number()), worker));
        if (before.replicas() != after.replicas()) {
            news.add("each partition is to be on " + after.replicas() + " workers");
        }
        if (!before.electors().equals(after.electors())) {
            news.add("the map's own electors are " + after.electors());
        }
        partitions(before, after);
    }

    static String of(ClusterMap before, ClusterMap after) {
        List<String> news = new MapNews(before, after).news;
        return news.isEmpty() ? "nothing that shows" : String.join(", ", news);
    }

    private void worker(Optional<Worker> before, Worker after) {
        if (before.isEmpty()) {
            news.add(after.name() + " is worker " + after.number());
        } else if (before.get().state() != after.state()) {
            news.add(after.name()
                    + switch (after.state()) {
                        case ACTIVE -> " takes partitions again";
                        case DRAINING -> " is drained";
                        case REMOVED -> " is removed";
                    });
        } else if (!before.get().equals(after)) {
            news.add(after.name() + " was started anew");
        }
    }

    private void partitions(ClusterMap before, ClusterMap after) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (int partition = 0; partition < after.partitions().size(); partition++) {
            boolean sameConfig = before.config(partition).equals(after.config(partition));
            int former = before.assignment(partition).primary();
            if (!sameConfig) {
                counts.merge(change(before.config(partition), after.config(partition)), 1, Integer::sum);
            } else if (former != after.assignment(partition).primary()) {
                counts.merge("get another primary", 1, Integer::sum);
            }
        }
        if (!counts.isEmpty()) {
            news.add(counts.entrySet().stream()
                    .map(count -> count.getValue() + " " + count.getKey())
                    .collect(Collectors.joining(", ", "partitions: ", "")));
        }
    }

    private static String change(PartitionConfig before, PartitionConfig after) {
        if (after.isJoint()) {
            return before.isJoint() ? "go elsewhere instead" : "begin to move";
        }
        if (!before.isJoint()) {
            return "are begun anew";
        }
        return after.voters().equals(before.next()) ? "have moved" : "stay where they were";
    }
}
