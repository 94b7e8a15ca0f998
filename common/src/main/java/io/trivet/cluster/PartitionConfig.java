package io.trivet.cluster;

/**
 * Who replicates a partition: the voters, and while the replica set is being changed the voters to come.
 *
 * <p>Every change makes a new epoch, and every config of a change keeps the old voters until the change is complete,
 * so any two consecutive quorums meet ({@link #recover} is the one exception). The transitions below are the only ones
 * there are; build a config by hand only
 * for a first map or when decoding. (A class and no record, because {@link #members()} is asked for with each message.)
 */
public final class PartitionConfig {

    /** A ballot has 20 bits for the epoch. */
    public static final int MAX_EPOCH = (1 << 20) - 1;

    private final int epoch;
    private final WorkerSet voters;
    private final WorkerSet next;
    private final WorkerSet members;

    public PartitionConfig(int epoch, WorkerSet voters, WorkerSet next) {
        if (epoch < 0 || epoch > MAX_EPOCH) {
            throw new IllegalArgumentException("epoch out of range: " + epoch);
        }
        if (voters.isEmpty()) {
            throw new IllegalArgumentException("a partition without voters");
        }
        this.epoch = epoch;
        this.voters = voters;
        this.next = next;
        this.members = voters.union(next);
        if (members.stream().anyMatch(WorkerSet::isController)) {
            throw new IllegalArgumentException("a controller stores nothing and cannot vote: " + members);
        }
    }

    /** A config at rest: no change is going on. */
    public static PartitionConfig of(int epoch, WorkerSet voters) {
        return new PartitionConfig(epoch, voters, WorkerSet.empty());
    }

    public int epoch() {
        return epoch;
    }

    public WorkerSet voters() {
        return voters;
    }

    /** The voters to come; empty when no change is going on. */
    public WorkerSet next() {
        return next;
    }

    public WorkerSet members() {
        return members;
    }

    public boolean isMember(int worker) {
        return members.contains(worker);
    }

    /** Whether this worker has to start from nothing: a voter to come that is none yet. */
    public boolean joins(int worker) {
        return next.contains(worker) && !voters.contains(worker);
    }

    public WorkerSet joiners() {
        return next.minus(voters);
    }

    public boolean isJoint() {
        return !next.isEmpty();
    }

    public PartitionConfig begin(WorkerSet target) {
        require(!isJoint(), "a change is going on already");
        return changingTo(target);
    }

    /** Another target for the change that is going on, for instance because a joiner died. */
    public PartitionConfig redirect(WorkerSet otherTarget) {
        require(isJoint(), "no change is going on");
        return changingTo(otherTarget);
    }

    public PartitionConfig complete() {
        require(isJoint(), "no change is going on");
        return of(epoch + 1, next);
    }

    public PartitionConfig abort() {
        require(isJoint(), "no change is going on");
        return of(epoch + 1, voters);
    }

    /** The same members in a new epoch: what a partition needs when its ballots' rounds have run out. */
    public PartitionConfig renew() {
        return new PartitionConfig(epoch + 1, voters, next);
    }

    /**
     * The operator's last resort, when a quorum is gone for good. It is the only transition that breaks the meeting of
     * quorums: what was acknowledged by workers that are no survivors may be lost, and if one of them comes back, what
     * it has is not believed. So nothing but an operator's explicit order may lead here.
     */
    public PartitionConfig recover(WorkerSet survivors) {
        if (survivors.isEmpty() || !members.containsAll(survivors)) {
            throw new IllegalArgumentException("not survivors of " + this + ": " + survivors);
        }
        return of(epoch + 1, survivors);
    }

    private PartitionConfig changingTo(WorkerSet target) {
        if (target.isEmpty()) {
            throw new IllegalArgumentException("a change to no voters");
        }
        return new PartitionConfig(epoch + 1, voters, target);
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise + ": " + this);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionConfig that
                && epoch == that.epoch
                && voters.equals(that.voters)
                && next.equals(that.next);
    }

    @Override
    public int hashCode() {
        return (epoch * 31 + voters.hashCode()) * 31 + next.hashCode();
    }

    @Override
    public String toString() {
        return epoch + ":" + voters + (isJoint() ? ">" + next : "");
    }
}
