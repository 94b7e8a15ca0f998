package io.trivet.cluster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes what {@link ByteReader} reads. */
final class ByteWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void octet(int value) {
        out.write(value);
    }

    /** Seven bits to a byte, the lowest first; for numbers that are small and never negative. */
    void number(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    void uuid(UUID value) {
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    /** The numbers are ascending, so the gaps between them are what is written. */
    void workers(WorkerSet set) {
        number(set.size());
        int least = 0;
        for (int i = 0; i < set.size(); i++) {
            number(set.get(i) - least);
            least = set.get(i) + 1;
        }
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }
}
