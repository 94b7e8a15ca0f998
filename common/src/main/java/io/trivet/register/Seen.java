package io.trivet.register;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.leader.Ballots;
import io.trivet.register.row.Ballot;
import java.util.Optional;

/** The highest ballot of one partition that this node has seen anywhere, and the next one that it may take itself. */
public final class Seen implements Ballots {
    private final int self;
    private Ballot highest;

    public Seen(int self, Ballot promised) {
        this.self = self;
        this.highest = promised;
    }

    @Override
    public void seen(Ballot ballot) {
        highest = Ballot.max(highest, ballot);
    }

    @Override
    public Optional<Ballot> next(PartitionConfig config) {
        int round = highest.roundAbove(config.epoch());
        if (round > Ballot.MAX_ROUND) {
            return Optional.empty();
        }
        highest = Ballot.of(config.epoch(), round, self);
        return Optional.of(highest);
    }

    Ballot highest() {
        return highest;
    }
}
