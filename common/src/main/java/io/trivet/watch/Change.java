package io.trivet.watch;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.List;
import java.util.Optional;

/**
 * The state of a key after a change, which has been chosen.
 *
 * @param value if it is wanted, and not too large
 */
public record Change(Bytes key, Stamp stamp, Kind kind, Facts facts, Optional<Bytes> value) {
    /** What the key has come to. */
    public enum Kind {
        PUT,
        DELETE,
        EXPIRE
    }

    /**
     * What is said of a key beside its value.
     *
     * @param type empty when the key is gone
     * @param size of the value in bytes, also where the value is left out
     */
    public record Facts(Stamp etag, long version, long expiresAt, long writtenAt, String type, int size) {}

    /** @param mostBytes a larger value is left out */
    public static Change of(Bytes key, Row row, int mostBytes) {
        State state = row.state();
        Optional<Content.Value> content =
                state.content() instanceof Content.Value value ? Optional.of(value) : Optional.empty();
        Facts facts = new Facts(
                state.etag(),
                state.version(),
                state.expiresAt(),
                state.writtenAt(),
                content.map(Content.Value::type).orElse(""),
                content.map(value -> value.bytes().length()).orElse(0));
        Optional<Bytes> value = content.map(Content.Value::bytes).filter(bytes -> bytes.length() <= mostBytes);
        return new Change(key, row.stamp(), kind(row), facts, value);
    }

    private static Kind kind(Row row) {
        if (!row.isTombstone()) {
            return Kind.PUT;
        }
        boolean nothingSince = row.stamp().step() == row.state().etag().step();
        return nothingSince && !wasDeleted(row.state().recent().operations()) ? Kind.EXPIRE : Kind.DELETE;
    }

    /** A tombstone that no operation made was made by the clock. Declines changed nothing. */
    private static boolean wasDeleted(List<Recorded> operations) {
        for (int i = operations.size() - 1; i >= 0; i--) {
            Reply reply = operations.get(i).reply();
            if (!reply.isDecline()) {
                return reply.kind() == Reply.Kind.DELETED;
            }
        }
        return false;
    }

    public Change withoutValue() {
        return value.isEmpty() ? this : new Change(key, stamp, kind, facts, Optional.empty());
    }

    /** About how many bytes it takes. */
    public int weight() {
        return 64
                + key.length()
                + facts.type().length()
                + value.map(Bytes::length).orElse(0);
    }
}
