package io.trivet.cluster;

/**
 * Who has a partition: its config, and the member that should lead it. The primary is a hint, never a right.
 */
public record Assignment(PartitionConfig config, int primary) {

    public Assignment {
        if (!config.isMember(primary)) {
            throw new IllegalArgumentException("primary " + primary + " is no member of " + config);
        }
    }
}
