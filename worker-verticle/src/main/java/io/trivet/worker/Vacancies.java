package io.trivet.worker;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Quorum;
import io.trivet.cluster.WorkerSet;
import io.trivet.node.cluster.Roster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds partitions that nobody leads, which this worker should take. Requests alone would see to it, but a partition
 * that nobody asks for has to be led, too: to be listed, repaired, and rid of what has expired. Heartbeats may be wrong
 * or late; taking a partition over from a leader that was not heard of does no harm but an interruption. That is not to
 * happen whenever this process was cut off or frozen: so a vacancy counts only while a quorum is heard.
 */
final class Vacancies {
    /** A vacancy has to be seen for so long: a new leader's first heartbeat may be under way. */
    private static final long PATIENCE = 1_500;
    /** Partitions taken at a time, so that a worker that is alone at first does not take all in one go. */
    private static final int AT_ONCE = 32;

    private final Roster roster;
    private final Map<Integer, Long> vacantSince = new HashMap<>();

    Vacancies(Roster roster) {
        this.roster = roster;
    }

    /** @param led by this worker itself */
    List<Integer> forWorker(int self, ClusterMap map, Set<Integer> led, long now) {
        Set<Integer> known = new HashSet<>(led);
        roster.heardLately()
                .forEach(peer -> known.addAll(peer.heartbeat().duties().leads().keySet()));

        List<Integer> due = new ArrayList<>();
        for (int partition = 0; partition < map.partitions().size() && due.size() < AT_ONCE; partition++) {
            PartitionConfig config = map.config(partition);
            boolean vacant = !known.contains(partition) && config.isMember(self) && isQuorumHeard(config, self);
            if (!vacant) {
                vacantSince.remove(partition);
            } else if (isDue(partition, now) && successor(map.assignment(partition), self) == self) {
                due.add(partition);
            }
        }
        return due;
    }

    private boolean isDue(int partition, long now) {
        return now - vacantSince.computeIfAbsent(partition, first -> now) >= PATIENCE;
    }

    private boolean isQuorumHeard(PartitionConfig config, int self) {
        int[] heard = config.members().stream()
                .filter(worker -> worker == self || roster.reachable(worker).isPresent())
                .toArray();
        return Quorum.of(config).won(WorkerSet.of(heard));
    }

    /** The primary, or else the first of the voters that can; this worker itself if it hears of nobody. */
    private int successor(Assignment assignment, int self) {
        return IntStream.concat(IntStream.of(assignment.primary()), assignment.config().voters().stream())
                .filter(worker -> worker == self || roster.canLead(worker))
                .findFirst()
                .orElse(self);
    }
}
