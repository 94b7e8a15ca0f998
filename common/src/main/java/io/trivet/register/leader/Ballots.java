package io.trivet.register.leader;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.row.Ballot;
import java.util.Optional;

/** The ballots of one partition as one node has seen them. */
public interface Ballots {
    /** A ballot of this config's epoch above every one seen, or nothing when its rounds have run out. */
    Optional<Ballot> next(PartitionConfig config);

    void seen(Ballot ballot);
}
