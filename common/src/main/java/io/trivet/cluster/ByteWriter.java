package io.trivet.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Writes what {@link ByteReader} reads. */
final class ByteWriter {

    private byte[] out = new byte[1 << 10];
    private int length;

    void octet(int value) {
        append(value);
    }

    /** Seven bits to a byte, the lowest first; for numbers that are small and never negative. */
    void number(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            append((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        append((int) rest);
    }

    void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
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
        return Arrays.copyOf(out, length);
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            append((int) (value >>> shift));
        }
    }

    private void append(int octet) {
        ensure(1);
        out[length++] = (byte) octet;
    }

    private void ensure(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }
}
