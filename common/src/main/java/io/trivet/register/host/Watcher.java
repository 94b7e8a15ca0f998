package io.trivet.register.host;

import io.trivet.cluster.PartitionConfig;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import java.util.Optional;

/** Is told what happens: the host's metrics and events, the simulation's invariants and trace. */
public interface Watcher {
    Watcher NONE = new Watcher() {};

    default void leads(int partition, Ballot ballot, PartitionConfig config) {}

    /** A leader has prepared again, and kept what it knew or not; that it leads is told next. */
    default void succeeds(int partition, Ballot from, Ballot to, boolean kept) {}

    default void leadsNoMore(int partition, Ballot ballot, String why) {}

    /** A row is about to be sent to the members for the first time under this stamp. */
    default void sends(int partition, Bytes key, Row row, String why) {}

    /** What a leader knows of a key from now on: what it will answer and build upon. */
    default void knows(int partition, Ballot ballot, Bytes key, Optional<Row> row) {}

    /** A quorum has this row. */
    default void chosen(int partition, Ballot ballot, Bytes key, Row row) {}

    default void verified(int partition, Ballot ballot) {}

    /** Every chosen row is where the config to come needs it. */
    default void synced(int partition, Ballot ballot) {}

    default void purges(int partition, Ballot ballot, Bytes key, Row tombstone) {}

    /** Two rows with one stamp: this member answers nothing but prepares of the partition any more. */
    default void twin(int partition) {}

    /** A newer config than this worker's was told; the map that holds it should be fetched. */
    default void newerConfig(int partition, PartitionConfig config) {}

    /** The rounds of this epoch have run out: the partition needs a new epoch. */
    default void roundsRunOut(int partition) {}
}
