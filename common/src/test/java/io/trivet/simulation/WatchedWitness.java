package io.trivet.simulation;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.watch.leader.Lookout;

/** A witness that tells those who watch, as a worker's lane does. */
final class WatchedWitness extends Witness {
    private final Cluster cluster;
    private final Lookout lookout;

    WatchedWitness(Cluster cluster, Object node, Lookout lookout) {
        super(cluster, node);
        this.cluster = cluster;
        this.lookout = lookout;
    }

    @Override
    public void sends(int partition, Bytes key, Row row, String why) {
        super.sends(partition, key, row, why);
        if (cluster.watching().orElseThrow().rules() instanceof WatchMutants.TellsWhatIsSent) {
            lookout.chosen(partition, key, row);
        }
    }

    @Override
    public void chosen(int partition, Ballot ballot, Bytes key, Row row) {
        super.chosen(partition, ballot, key, row);
        lookout.chosen(partition, key, row);
    }

    @Override
    public void succeeds(int partition, Ballot from, Ballot to, boolean kept) {
        super.succeeds(partition, from, to, kept);
        lookout.succeeds(partition, to, kept);
    }

    @Override
    public void leadsNoMore(int partition, Ballot ballot, String why) {
        super.leadsNoMore(partition, ballot, why);
        lookout.leadsNoMore(partition);
    }

    @Override
    public void verified(int partition, Ballot ballot) {
        super.verified(partition, ballot);
        lookout.verified(partition);
    }
}
