package io.trivet.worker;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Watcher;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.watch.leader.Lookout;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what happens in a lane: in the log what people want to read, in figures what machines do. */
final class LaneWatch implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Consumer<String> mustStop;
    private final LaneFigures figures;
    private final Lookout lookout;
    private final Map<Integer, Integer> synced = new TreeMap<>();
    private String lastTrouble = "";

    LaneWatch(LaneFigures figures, Lookout lookout, Consumer<String> mustStop) {
        this.figures = figures;
        this.lookout = lookout;
        this.mustStop = mustStop;
    }

    /** Those who watch are told by it. */
    Lookout lookout() {
        return lookout;
    }

    Map<Integer, Integer> synced() {
        return Map.copyOf(synced);
    }

    // ---------------------------------------------------------------- the database

    /** Its database can be used from now on. */
    void serves(int lane) {
        LOG.info("lane {} has its PostgreSQL", lane);
        lastTrouble = "";
    }

    /** Said once, not at every attempt. */
    void away(int lane, String why) {
        if (!why.equals(lastTrouble)) {
            LOG.warn("lane {} has lost its PostgreSQL and serves nothing until it is back: {}", lane, why);
            lastTrouble = why;
        }
    }

    /** A commit has had no answer for too long. */
    void stalls(int lane, String why) {
        LOG.warn("lane {} leads nothing for the moment: {}", lane, why);
    }

    /** That is over. */
    void answers(int lane) {
        LOG.info("lane {} may lead again: its PostgreSQL answers", lane);
    }

    /** This process must not go on: its database is another's now, or is unfit. */
    void mustStop(String why) {
        mustStop.accept(why);
    }

    // ---------------------------------------------------------------- leaderships

    @Override
    public void leads(int partition, Ballot ballot, PartitionConfig config) {
        figures.takeovers().increment();
        LOG.debug("leads partition {} by ballot {}", partition, ballot);
    }

    @Override
    public void leadsNoMore(int partition, Ballot ballot, String why) {
        figures.ended().increment();
        synced.remove(partition);
        lookout.leadsNoMore(partition);
        LOG.debug("leads partition {} no more: {}", partition, why);
    }

    @Override
    public void synced(int partition, Ballot ballot) {
        synced.put(partition, ballot.epoch());
    }

    @Override
    public void chosen(int partition, Ballot ballot, Bytes key, Row row) {
        figures.chosen().increment();
        lookout.chosen(partition, key, row);
    }

    @Override
    public void succeeds(int partition, Ballot from, Ballot to, boolean kept) {
        lookout.succeeds(partition, to, kept);
    }

    @Override
    public void verified(int partition, Ballot ballot) {
        lookout.verified(partition);
    }

    @Override
    public void purges(int partition, Ballot ballot, Bytes key, Row tombstone) {
        figures.purged().increment();
    }

    @Override
    public void twin(int partition) {
        figures.twins().increment();
        LOG.error(
                "partition {} has two rows with one stamp: it answers nothing here but prepares. "
                        + "Replace this worker, and tell the authors.",
                partition);
    }

    @Override
    public void roundsRunOut(int partition) {
        LOG.warn("partition {} has used all rounds of its epoch: it needs a new one", partition);
    }
}
