package io.trivet.watch.hub;

import io.trivet.register.row.Ballot;
import io.trivet.watch.Position;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Positions as the ids of events: opaque to clients, the same at every gateway, and kept by none. */
public final class Ids {
    /** Longer ones would not fit into the header of a request: then there are none, and streams cannot be resumed. */
    static final int LONGEST = 8_000;

    private static final byte FORM = 1;
    private static final int HEAD = 1 + 2 * Integer.BYTES;
    private static final int EACH = 2 * Long.BYTES;
    private static final int MOST_PARTITIONS = 1 << 16;

    private Ids() {}

    /** Empty when it would be too long, or not every partition has a position. */
    static String text(Positions positions) {
        if (!positions.isWhole() || positions.partitions() > MOST_PARTITIONS) {
            return "";
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + EACH * positions.partitions())
                .put(FORM)
                .putInt(positions.cluster())
                .putInt(positions.partitions());
        // All ballots, then all numbers: like beside like takes less room.
        positions
                .each()
                .values()
                .forEach(position -> bytes.putLong(position.ballot().bits()));
        positions.each().values().forEach(position -> bytes.putLong(position.number()));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated(bytes.array()));
        return text.length() > LONGEST ? "" : text;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length + HEAD + EACH];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }

    /** Nothing when it is no id of any gateway. */
    public static Optional<Positions> positions(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(read(inflated(Base64.getUrlDecoder().decode(text))));
        } catch (IllegalArgumentException | DataFormatException | BufferUnderflowException malformed) {
            return Optional.empty();
        }
    }

    private static ByteBuffer inflated(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] out = new byte[HEAD + EACH * MOST_PARTITIONS];
            int length = inflater.inflate(out);
            if (!inflater.finished()) {
                throw new DataFormatException("it does not end");
            }
            return ByteBuffer.wrap(out, 0, length);
        } finally {
            inflater.end();
        }
    }

    private static Positions read(ByteBuffer in) {
        byte form = in.get();
        int cluster = in.getInt();
        int partitions = in.getInt();
        if (form != FORM || partitions < 1 || in.remaining() != (long) EACH * partitions) {
            throw new IllegalArgumentException("no id");
        }
        long[] ballots = new long[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            ballots[partition] = in.getLong();
        }
        Map<Integer, Position> each = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            each.put(partition, position(ballots[partition], in.getLong()));
        }
        return new Positions(cluster, partitions, each);
    }

    private static Position position(long ballot, long number) {
        if (ballot <= 0 || number < 0) {
            throw new IllegalArgumentException("no id");
        }
        return new Position(new Ballot(ballot), number);
    }
}
