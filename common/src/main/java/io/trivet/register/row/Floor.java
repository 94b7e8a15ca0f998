package io.trivet.register.row;

import java.util.Optional;

/**
 * What remains of purged keys, one per partition: the newest operation id, the highest clock and the highest stamp of
 * any of them. It is a row under the empty key, which no client can use, and lives as any other row does.
 *
 * @param purged tells those who watch whether they can have missed a tombstone; it stands where other rows have an ETag
 */
public record Floor(OperationId newest, Clock clock, Stamp purged) {
    public static final Bytes KEY = Bytes.EMPTY;
    public static final Floor NONE = new Floor(OperationId.NONE, Clock.NONE, Stamp.NONE);
    private static final Content MARK = new Content.Value(Bytes.EMPTY, "");

    public static Floor of(Optional<Row> row) {
        return row.map(r -> new Floor(
                        r.state().recent().dropped(),
                        r.state().clock(),
                        r.state().etag()))
                .orElse(NONE);
    }

    /** Raised so as to cover this row, which is about to be purged. */
    public Floor covering(Row tombstone) {
        State state = tombstone.state();
        return new Floor(
                OperationId.max(newest, state.recent().newest()),
                clock.join(state.clock()),
                Stamp.max(tombstone.stamp(), purged));
    }

    public State state(long wallClock) {
        return new State(MARK, purged, 1, State.NEVER, wallClock, clock, Recent.droppedUpTo(newest));
    }

    public State absent() {
        return State.absent(clock, newest);
    }
}
