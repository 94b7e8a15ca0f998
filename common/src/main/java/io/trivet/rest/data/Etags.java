package io.trivet.rest.data;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Stamp;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** ETags: opaque to clients, the bits of a stamp to us. */
public final class Etags {
    private static final int BYTES = 16;

    private Etags() {}

    /** As it stands in a header field, quotes included. */
    public static String text(Stamp stamp) {
        byte[] bits = ByteBuffer.allocate(BYTES)
                .putLong(stamp.ballot().bits())
                .putLong(stamp.step())
                .array();
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(bits) + '"';
    }

    /** Of what is between the quotes; empty when it is none of ours, which matches nothing. */
    public static Optional<Stamp> stamp(String opaque) {
        try {
            ByteBuffer bits = ByteBuffer.wrap(Base64.getUrlDecoder().decode(opaque));
            if (bits.remaining() != BYTES) {
                return Optional.empty();
            }
            Stamp stamp = new Stamp(new Ballot(bits.getLong()), bits.getLong());
            // Some texts decode to the same bits; an opaque tag is equal to itself only.
            boolean same = text(stamp).equals('"' + opaque + '"');
            return same && !stamp.equals(Stamp.NONE) ? Optional.of(stamp) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
