package io.trivet.bus.wire;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads bytes of unknown origin: whatever they are, it throws nothing but {@link IllegalArgumentException}, and it
 * allocates no more than a small multiple of what it was given. Each value has one encoding only.
 */
public final class WireReader {
    private final byte[] bytes;
    private int at;

    /** Only reads the array; nothing that is returned shares it. */
    public WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public int octet() {
        require(at < bytes.length, "too short");
        return bytes[at++] & 0xFF;
    }

    public boolean flag() {
        return octet(1) == 1;
    }

    public int octet(int max) {
        int value = octet();
        require(value <= max, "an octet above its limit");
        return value;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < 7 * WireWriter.MOST_NUMBER_BYTES; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                require(octet != 0 || shift == 0, "a number with superfluous bytes");
                require(octet <= 1 || shift < 63, "a number of more than 64 bits");
                return value;
            }
        }
        throw new IllegalArgumentException("malformed: a number without end");
    }

    public int number(int max) {
        long value = number();
        require(value >= 0 && value <= max, "a number above its limit");
        return (int) value;
    }

    public long time() {
        long value = number();
        return value == 0 ? Long.MAX_VALUE : value > 0 ? value - 1 : value;
    }

    public int partition() {
        return number(Integer.MAX_VALUE) - 1;
    }

    /** How many elements follow, each of them at least so many bytes. */
    public int count(int bytesEach) {
        long count = number();
        require(count >= 0 && count <= (bytes.length - at) / bytesEach, "too short for its number of elements");
        return (int) count;
    }

    public long fixed() {
        require(bytes.length - at >= Long.BYTES, "too short");
        long value = (long) WireWriter.LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    public int fixedInt() {
        require(bytes.length - at >= Integer.BYTES, "too short");
        int value = (int) WireWriter.INTS.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    public Bytes bytes() {
        return Bytes.of(array());
    }

    public byte[] array() {
        int length = count(1);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    public String text() {
        int length = count(1);
        int from = at;
        at += length;
        for (int i = from; i < at; i++) {
            if (bytes[i] < 0) {
                return utf8(from, length);
            }
        }
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private String utf8(int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("malformed: not UTF-8", e);
        }
    }

    public UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    public OperationId id() {
        return new OperationId(fixed(), fixed());
    }

    public Ballot ballot() {
        long bits = fixed();
        require(bits >= 0, "a ballot of more than 63 bits");
        return bits == 0 ? Ballot.NONE : new Ballot(bits);
    }

    public Stamp stamp() {
        return new Stamp(ballot(), number());
    }

    public <T> List<T> list(int bytesEach, Function<WireReader, T> element) {
        int count = count(bytesEach);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.apply(this));
        }
        return Collections.unmodifiableList(list);
    }

    public <T> Optional<T> optional(Function<WireReader, T> content) {
        return flag() ? Optional.of(content.apply(this)) : Optional.empty();
    }

    public void end() {
        require(at == bytes.length, "too long");
    }

    /** For what the codecs themselves find wrong. */
    public static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("malformed: " + otherwise);
        }
    }
}
