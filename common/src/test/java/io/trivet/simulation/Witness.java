package io.trivet.simulation;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Store;
import io.trivet.register.host.Watcher;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import java.util.Optional;

/** Hears what one node's replicas and leaders do: for the invariants, the counters, the trace and the controllers. */
class Witness implements Watcher {
    private final Cluster cluster;
    private final Object node;

    Witness(Cluster cluster, Object node) {
        this.cluster = cluster;
        this.node = node;
    }

    @Override
    public void leads(int partition, Ballot ballot, PartitionConfig config) {
        cluster.counters().takeovers++;
        cluster.invariants().leads(partition, ballot, config);
        cluster.trace().add(() -> node + " leads p" + partition + " " + ballot + " by " + config);
    }

    @Override
    public void succeeds(int partition, Ballot from, Ballot to, boolean kept) {
        cluster.counters().successions++;
        cluster.trace()
                .add(() -> node + " succeeds itself p" + partition + " " + from + " by " + to
                        + (kept ? " and keeps what it knows" : " and forgets"));
    }

    @Override
    public void leadsNoMore(int partition, Ballot ballot, String why) {
        cluster.trace().add(() -> node + " leads p" + partition + " " + ballot + " no more: " + why);
    }

    @Override
    public void sends(int partition, Bytes key, Row row, String why) {
        cluster.invariants().sends(partition, key, row);
        count(why);
        cluster.trace().add(() -> node + " sends p" + partition + "/" + name(key) + " " + row + " (" + why + ")");
    }

    private void count(String why) {
        if (why.equals("restamp")) {
            cluster.counters().restamps++;
        } else if (why.endsWith("orphan")) {
            cluster.counters().buried++;
        }
    }

    @Override
    public void chosen(int partition, Ballot ballot, Bytes key, Row row) {
        cluster.counters().chosen++;
        cluster.trace().add(() -> node + " has chosen p" + partition + "/" + name(key) + " " + row);
    }

    @Override
    public void knows(int partition, Ballot ballot, Bytes key, Optional<Row> row) {
        cluster.invariants().knows(partition, ballot, key, row);
        cluster.trace()
                .add(() -> node + " knows p" + partition + "/" + name(key) + " "
                        + row.map(Row::toString).orElse("absent") + " under " + ballot);
    }

    @Override
    public void twin(int partition) {
        cluster.invariants().violated("invariant 1: " + node + " met two rows with one stamp in p" + partition);
    }

    @Override
    public void verified(int partition, Ballot ballot) {
        cluster.counters().verified++;
        cluster.trace().add(() -> node + " has verified p" + partition + " " + ballot);
    }

    @Override
    public void synced(int partition, Ballot ballot) {
        cluster.counters().synced++;
        cluster.trace().add(() -> node + " has synced p" + partition + " " + ballot);
        cluster.synced(node, partition, ballot.epoch());
    }

    @Override
    public void purges(int partition, Ballot ballot, Bytes key, Row tombstone) {
        cluster.counters().purges++;
        cluster.invariants().purges(partition, ballot, key, tombstone);
        cluster.trace().add(() -> node + " purges p" + partition + "/" + name(key) + " " + tombstone);
    }

    static String text(Store.Write write, Store.Committed result) {
        StringBuilder text = new StringBuilder("p").append(write.partition());
        write.memory()
                .ifPresent(memory -> text.append(" promise ")
                        .append(memory.promised())
                        .append(" config ")
                        .append(memory.config().map(String::valueOf).orElse("-")));
        text.append(write.clear() ? " and clears" : "");
        for (int i = 0; i < write.rows().size(); i++) {
            text.append(" ")
                    .append(name(write.rows().get(i).key()))
                    .append(" ")
                    .append(write.rows().get(i).row());
            text.append(" ").append(result.rows().get(i));
        }
        write.removal().ifPresent(removal -> text.append(" without ").append(name(removal.key())));
        return text.toString();
    }

    private static String name(Bytes key) {
        return key.equals(Floor.KEY) ? "floor" : key.toString();
    }
}
