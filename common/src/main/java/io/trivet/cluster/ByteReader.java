package io.trivet.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Reads bytes of unknown origin: whatever they are, it throws nothing but {@link IllegalArgumentException}, and it
 * allocates no more than a small multiple of what it was given. Each value has one encoding, so equal maps are equal
 * bytes.
 */
final class ByteReader {

    private static final int MAX_NUMBER_BYTES = 9;

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int octet() {
        require(at < bytes.length, "too short");
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int i = 0; i < MAX_NUMBER_BYTES; i++) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << 7 * i;
            if (octet < 0x80) {
                require(octet != 0 || i == 0, "a number with superfluous bytes");
                return value;
            }
        }
        throw new IllegalArgumentException("a number without end");
    }

    int number(int max) {
        long value = number();
        require(value <= max, "a number above its limit");
        return (int) value;
    }

    /** How many elements follow, each of them at least so many bytes. */
    int count(int bytesEach) {
        long count = number();
        require(count <= (bytes.length - at) / bytesEach, "too short for its number of elements");
        return (int) count;
    }

    String text() {
        int length = count(1);
        ByteBuffer encoded = ByteBuffer.wrap(bytes, at, length);
        at += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    WorkerSet workers() {
        int[] numbers = new int[count(1)];
        int least = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = least + number(WorkerSet.MAX_NUMBER);
            require(numbers[i] <= WorkerSet.MAX_NUMBER, "a worker number above its limit");
            least = numbers[i] + 1;
        }
        return WorkerSet.of(numbers);
    }

    void end() {
        require(at == bytes.length, "too long");
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | octet();
        }
        return value;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("malformed: " + otherwise);
        }
    }
}
