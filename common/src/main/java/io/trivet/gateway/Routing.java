package io.trivet.gateway;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import java.util.Map;

/** Which worker to send to: the leader as last known, and who comes after it. Needs a map to have been seen. */
final class Routing {
    private final Maps maps;
    private final Suspects suspects;
    private final Hints hints = new Hints();

    Routing(Maps maps, Suspects suspects) {
        this.maps = maps;
        this.suspects = suspects;
    }

    int partition(Bytes key) {
        return map().partitionOf(key.array());
    }

    void heard(int worker, Map<Integer, Ballot> leads) {
        leads.forEach((partition, ballot) -> {
            // A gateway serves keys, never the map's own partition; and hints are not to grow without bound.
            if (partition >= 0 && partition < ClusterMap.MAX_PARTITIONS) {
                hints.heard(partition, worker, ballot);
            }
        });
    }

    void served(int partition, int worker) {
        hints.served(partition, worker);
    }

    void denied(int partition, int worker, int hint) {
        hints.denied(partition, worker, hint);
    }

    boolean isMember(int partition, int worker) {
        return assignment(partition).config().isMember(worker);
    }

    /** As last known: a hint, as long as it names a member, else the map's primary. */
    int leader(int partition) {
        Assignment assignment = assignment(partition);
        int hint = hints.leader(partition).orElse(assignment.primary());
        return assignment.config().isMember(hint) ? hint : assignment.primary();
    }

    /** To the leader; past it when it is suspect and somebody is not, but for a probe now and then. */
    Route toLeader(int partition) {
        int leader = leader(partition);
        if (suspects.isSuspect(leader) && !suspects.takeProbe(leader)) {
            int next = next(partition, leader);
            return suspects.isSuspect(next) ? new Route(leader, false) : takeover(partition, next);
        }
        return new Route(leader, false);
    }

    /** To the voter after this worker, with the wish that it takes over. */
    Route past(int partition, int worker) {
        return takeover(partition, next(partition, worker));
    }

    /**
     * After a worker has said that it does not lead. When those who are asked point at one another, the next one is to
     * take over; that unseats no leader that still leads.
     */
    Route onward(int partition, int denier, int hint, boolean circling) {
        if (hint != NotTaken.NO_HINT) {
            return new Route(hint, circling);
        }
        int leader = leader(partition);
        return leader != denier && !circling ? new Route(leader, false) : past(partition, denier);
    }

    private Route takeover(int partition, int worker) {
        return new Route(worker, worker != leader(partition));
    }

    /**
     * The next voter in ascending order, from the last on to the first, suspects passed by if that leaves anyone. All
     * gateways go round the same way, so that those who give up on a leader ask the same worker to succeed it.
     */
    private int next(int partition, int worker) {
        WorkerSet voters = assignment(partition).config().voters();
        int first = 0;
        while (first < voters.size() && voters.get(first) <= worker) {
            first++;
        }
        for (int i = 0; i < voters.size(); i++) {
            int voter = voters.get((first + i) % voters.size());
            if (voter != worker && !suspects.isSuspect(voter)) {
                return voter;
            }
        }
        return voters.get(first % voters.size());
    }

    private Assignment assignment(int partition) {
        return map().assignment(partition);
    }

    private ClusterMap map() {
        return maps.newest().orElseThrow();
    }
}
