package io.trivet.bus.wire;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Stamp;
import io.vertx.core.buffer.Buffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Writes what {@link WireReader} reads, into one array that grows and is used again. */
public final class WireWriter {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final int MOST_NUMBER_BYTES = 10;

    private static final int FIRST_SIZE = 512;

    private byte[] out = new byte[FIRST_SIZE];
    private int length;

    public int length() {
        return length;
    }

    /** Takes back all that was written after this length. */
    public void cutTo(int earlier) {
        length = earlier;
    }

    public byte[] bytes() {
        return Arrays.copyOf(out, length);
    }

    public void appendTo(Buffer buffer) {
        buffer.appendBytes(out, 0, length);
    }

    public void octet(int value) {
        ensure(1);
        out[length++] = (byte) value;
    }

    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** Seven bits to a byte, the lowest first: short for numbers that are small and not negative. */
    public void number(long value) {
        ensure(MOST_NUMBER_BYTES);
        long rest = value;
        while (rest >>> 7 != 0) {
            out[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out[length++] = (byte) rest;
    }

    /** A number of which Long.MAX_VALUE, for never, is as frequent as any. */
    public void time(long value) {
        number(value == Long.MAX_VALUE ? 0 : value >= 0 ? value + 1 : value);
    }

    /** Partition -1 is the cluster map's. */
    public void partition(int value) {
        number(value + 1);
    }

    public void fixed(long value) {
        ensure(Long.BYTES);
        LONGS.set(out, length, value);
        length += Long.BYTES;
    }

    public void fixed(int value) {
        ensure(Integer.BYTES);
        INTS.set(out, length, value);
        length += Integer.BYTES;
    }

    public void bytes(Bytes value) {
        bytes(value.array());
    }

    public void bytes(byte[] value) {
        number(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, out, length, value.length);
        length += value.length;
    }

    public void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public void uuid(UUID value) {
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    public void id(OperationId value) {
        fixed(value.high());
        fixed(value.low());
    }

    public void ballot(Ballot value) {
        fixed(value.bits());
    }

    public void stamp(Stamp value) {
        ballot(value.ballot());
        number(value.step());
    }

    public <T> void list(Collection<T> values, BiConsumer<WireWriter, T> element) {
        number(values.size());
        values.forEach(value -> element.accept(this, value));
    }

    public <T> void optional(Optional<T> value, BiConsumer<WireWriter, T> content) {
        flag(value.isPresent());
        value.ifPresent(present -> content.accept(this, present));
    }

    private void ensure(int more) {
        if (length + more > out.length) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + more));
        }
    }
}
