package io.trivet.cluster;

/**
 * Where a partition is to be, without the epochs that lead there.
 *
 * @param primary one of the workers, or {@link #NOBODY} where there is none
 */
public record Replicas(WorkerSet workers, int primary) {

    public static final int NOBODY = -1;

    private static final Replicas NONE = new Replicas(WorkerSet.empty(), NOBODY);

    public Replicas {
        if (primary != NOBODY && !workers.contains(primary)) {
            throw new IllegalArgumentException("primary " + primary + " is not in " + workers);
        }
    }

    /** Of a partition that is nowhere yet. */
    public static Replicas none() {
        return NONE;
    }

    /** Of a partition whose replicas are being changed: what they are changed to. */
    public static Replicas of(Assignment assignment) {
        PartitionConfig config = assignment.config();
        WorkerSet workers = config.isJoint() ? config.next() : config.voters();
        return new Replicas(workers, workers.contains(assignment.primary()) ? assignment.primary() : NOBODY);
    }
}
