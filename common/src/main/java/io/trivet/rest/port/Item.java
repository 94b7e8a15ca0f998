package io.trivet.rest.port;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import java.util.Optional;

/**
 * A key in a list.
 *
 * @param size of the value in bytes
 * @param expiresAt wall-clock milliseconds, {@link io.trivet.register.row.State#NEVER} for none
 * @param value when values were asked for
 */
public record Item(
        Bytes key,
        Stamp etag,
        long version,
        String type,
        int size,
        long expiresAt,
        long writtenAt,
        Optional<Bytes> value) {

    /** Of a row that holds a value; empty for a tombstone. */
    public static Optional<Item> of(Bytes key, Row row, boolean values) {
        if (!(row.state().content() instanceof Content.Value value)) {
            return Optional.empty();
        }
        return Optional.of(new Item(
                key,
                row.state().etag(),
                row.state().version(),
                value.type(),
                value.bytes().length(),
                row.state().expiresAt(),
                row.state().writtenAt(),
                values ? Optional.of(value.bytes()) : Optional.empty()));
    }
}
