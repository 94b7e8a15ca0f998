package io.trivet.register.store;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Store;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Optional;

/** Rows to store in tests. */
public final class StoreRows {
    public static final OperationId SOME_ID = OperationId.of(1_700_000_000_000L, 1, 2);
    public static final OperationId OLDER_ID = OperationId.of(1_600_000_000_000L, 3, 4);

    private StoreRows() {}

    public static Stamp stamp(int round, long step) {
        return new Stamp(Ballot.of(1, round, 1), step);
    }

    public static Entry entry(String key, int round, long step, String value) {
        return new Entry(Bytes.utf8(key), value(stamp(round, step), value));
    }

    public static Row value(Stamp stamp, String value) {
        return new Row(stamp, state(new Content.Value(Bytes.utf8(value), "text/plain"), stamp));
    }

    public static Entry tombstone(String key, int round, long step) {
        Stamp stamp = stamp(round, step);
        return new Entry(Bytes.utf8(key), new Row(stamp, state(Content.TOMBSTONE, Stamp.NONE)));
    }

    private static State state(Content content, Stamp etag) {
        Reply reply = new Reply(Reply.Kind.CREATED, etag, 7, -1);
        Recent recent = new Recent(List.of(new Recorded(SOME_ID, 42, -9, reply)), OLDER_ID);
        return new State(content, etag, 7, State.NEVER, 1_700_000_000_001L, Clock.NONE.tick(Clock.LOCAL), recent);
    }

    public static Store.Write write(int partition, Entry... entries) {
        return Store.Write.rows(partition, Optional.empty(), List.of(entries));
    }

    public static Store.Durable promised(int round) {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));
        return new Store.Durable(Ballot.of(1, round, 1), 77, Optional.of(config));
    }
}
