package io.trivet.worker.store;

import io.trivet.bus.wire.RecentCodec;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rows as they come out of the table. */
final class Rows {
    /** What is needed of a row {@code r}, in the order in which {@link #row} takes it. */
    static final String COLUMNS = """
            r.ballot, r.step, r.etag_ballot, r.etag_step, r.version, r.value, r.content_type, r.expires_at,
            r.written_at, r.clock, r.other_clocks, r.recent""";

    /** Digests are compared between workers, and stored: so this never changes. */
    static final long DIGEST_SEED = 0;

    private Rows() {}

    /** From this column on; nothing if there is no row. */
    static Optional<Row> row(io.vertx.sqlclient.Row found, int from) {
        if (found.getValue(from) == null) {
            return Optional.empty();
        }
        State state = new State(
                content(found, from + 5),
                stamp(found, from + 2),
                found.getLong(from + 4),
                expiry(found, from + 7),
                found.getLong(from + 8),
                Clocks.clock(found.getLong(from + 9), Optional.ofNullable(found.getString(from + 10))),
                RecentCodec.decode(found.getBuffer(from + 11).getBytes()));
        return Optional.of(new Row(stamp(found, from), state));
    }

    static Stamp stamp(io.vertx.sqlclient.Row found, int from) {
        return new Stamp(new Ballot(found.getLong(from)), found.getLong(from + 1));
    }

    static long expiry(io.vertx.sqlclient.Row found, int at) {
        return Optional.ofNullable(found.getLong(at)).orElse(State.NEVER);
    }

    static Bytes bytes(io.vertx.sqlclient.Row found, int at) {
        return Bytes.of(found.getBuffer(at).getBytes());
    }

    static String text(io.vertx.sqlclient.Row found, int at) {
        return found.getBuffer(at).toString(StandardCharsets.UTF_8);
    }

    private static Content content(io.vertx.sqlclient.Row found, int at) {
        Optional<Buffer> value = Optional.ofNullable(found.getBuffer(at));
        return value.isEmpty() ? Content.TOMBSTONE : new Content.Value(bytes(found, at), text(found, at + 1));
    }
}
