package io.trivet.cluster.plan;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import java.util.stream.LongStream;

/** Ends the changes of partitions that have come to their end, and begins others, so many at once. */
final class Moves {

    /** To sort partitions by urgency: the low bits of a long name the partition. */
    private static final int PARTITION_BITS = 20;

    private static final int MOST_LIVE = 0xFF;

    private final Outlook outlook;
    private final Replacing replacing;
    private final Leads leads;

    Moves(Outlook outlook, Replacing replacing, Leads leads) {
        this.outlook = outlook;
        this.replacing = replacing;
        this.leads = leads;
    }

    void end(Draft draft) {
        for (int partition = 0; partition < draft.partitions(); partition++) {
            PartitionConfig config = draft.config(partition);
            if (config.isJoint()) {
                set(draft, partition, further(partition, config));
            }
        }
    }

    void begin(Draft draft, int atOnce) {
        long[] urgent = draft.moving() < atOnce ? urgent(draft).sorted().toArray() : new long[0];
        for (int i = 0; i < urgent.length && draft.moving() < atOnce; i++) {
            int partition = (int) (urgent[i] & (1 << PARTITION_BITS) - 1);
            WorkerSet voters = draft.config(partition).voters();
            WorkerSet target = replacing.target(partition, voters);
            if (!target.equals(voters)) {
                set(draft, partition, draft.config(partition).begin(target));
            }
        }
    }

    /** Partitions that are to be moved, each with how urgent that is in the bits above its number. */
    private LongStream urgent(Draft draft) {
        return LongStream.range(0, draft.partitions())
                .filter(partition -> !draft.isChanged((int) partition))
                .filter(partition -> isWaiting((int) partition, draft.get((int) partition)))
                .map(partition ->
                        urgency((int) partition, draft.config((int) partition).voters()) << PARTITION_BITS | partition);
    }

    /** Whether a partition has to be moved and waits for its turn. */
    boolean isWaiting(int partition, Assignment assignment) {
        PartitionConfig config = assignment.config();
        return !config.isJoint() && replacing.isNeeded(partition, config.voters());
    }

    private long urgency(int partition, WorkerSet voters) {
        int live = Math.min(outlook.live(voters), MOST_LIVE);
        return (long) replacing.reason(partition, voters).ordinal() * (MOST_LIVE + 1) + live;
    }

    private PartitionConfig further(int partition, PartitionConfig config) {
        if (outlook.isComplete(partition, config)) {
            return config.complete();
        }
        if (!outlook.isBroken(config)) {
            return config;
        }
        WorkerSet target = replacing.target(partition, config.voters());
        return target.equals(config.voters()) ? config.abort() : config.redirect(target);
    }

    private void set(Draft draft, int partition, PartitionConfig config) {
        draft.set(partition, config, leads.kept(draft, partition, config));
    }
}
