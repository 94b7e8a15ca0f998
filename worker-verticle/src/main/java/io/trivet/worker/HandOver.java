package io.trivet.worker;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.node.cluster.Roster;
import io.trivet.process.Directory;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Hands leaderships over to other workers in such a way that nothing is unknown and nobody waits for a timeout. */
final class HandOver {
    private static final long LIMIT = 3_000;

    private final Desk desk;
    private final Directory directory;
    private final Roster roster;
    private final int lanes;

    HandOver(Desk desk, Directory directory, Roster roster, int lanes) {
        this.desk = desk;
        this.directory = directory;
        this.roster = roster;
        this.lanes = lanes;
    }

    /** This worker lets go, and the other is asked to lead at once. Fails when this worker goes on leading. */
    Future<Void> of(int partition, int to) {
        String here = Topics.here(Topics.lane(Topics.laneOf(partition, lanes)));
        return directory
                .lane(to, partition)
                .map(there -> desk.ask(here, new Question.Yield(partition, to), LIMIT)
                        // Should this get lost, the first request that comes to the other makes it lead all the same.
                        .onSuccess(yielded -> desk.ask(there, new Question.Lead(partition), LIMIT)))
                .orElseGet(() -> Future.failedFuture("worker " + to + " is not reachable"))
                .mapEmpty();
    }

    /** All of it, before this worker leaves; completes when each was tried. */
    Future<Void> ofAll(int self, ClusterMap map, Set<Integer> led) {
        List<Future<Void>> tried = new ArrayList<>();
        for (int partition : led) {
            heir(self, map, partition)
                    .ifPresent(to -> tried.add(of(partition, to).otherwiseEmpty()));
        }
        return tried.isEmpty() ? Future.succeededFuture() : Future.join(tried).mapEmpty();
    }

    private Optional<Integer> heir(int self, ClusterMap map, int partition) {
        return IntStream.concat(
                        IntStream.of(map.assignment(partition).primary()), map.config(partition).voters().stream())
                .filter(worker -> worker != self && roster.canLead(worker))
                .boxed()
                .findFirst();
    }
}
