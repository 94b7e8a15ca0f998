package io.trivet.register.row;

import java.util.Optional;

/**
 * What remains of purged keys, one per partition: the newest operation id and the highest clock of any of them. It is
 * a row under the empty key, which no client can use, and lives as any other row does.
 */
public record Floor(OperationId newest, Clock clock) {
    public static final Bytes KEY = Bytes.EMPTY;
    public static final Floor NONE = new Floor(OperationId.NONE, Clock.NONE);
    private static final Content MARK = new Content.Value(Bytes.EMPTY, "");

    public static Floor of(Optional<Row> row) {
        return row.map(r -> new Floor(r.state().recent().dropped(), r.state().clock()))
                .orElse(NONE);
    }

    /** Raised so as to cover this row, which is about to be purged. */
    public Floor covering(State purged) {
        return new Floor(OperationId.max(newest, purged.recent().newest()), clock.join(purged.clock()));
    }

    public State state(Stamp stamp, long wallClock) {
        return new State(MARK, stamp, 1, State.NEVER, wallClock, clock, Recent.droppedUpTo(newest));
    }

    public State absent() {
        return State.absent(clock, newest);
    }
}
