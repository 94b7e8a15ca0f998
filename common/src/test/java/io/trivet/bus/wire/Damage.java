package io.trivet.bus.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

/** What becomes of messages on their way, and the one thing that a reader may do with it: refuse, or read it right. */
public final class Damage {
    private Damage() {}

    /** Some bytes overwritten, taken out, put in or cut off. */
    public static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(Math.max(1, bytes.length));
        int end = Math.min(bytes.length, at + 1 + random.nextInt(9));
        byte[] result = bytes.clone();
        switch (random.nextInt(5)) {
            case 0 -> Arrays.fill(result, at, end, (byte) random.nextInt());
            case 1 -> Arrays.fill(result, at, end, (byte) 0xFF);
            case 2 -> result = Arrays.copyOf(result, at);
            case 3 -> result = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            default -> result = joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
        }
        return result;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Any other exception than the one that is caught fails the test, and so does an error for want of memory. */
    public static <T> boolean isRefusedOrTheOneEncoding(
            byte[] bytes, Function<byte[], T> decode, Function<T, byte[]> encode) {
        T read;
        try {
            read = decode.apply(bytes);
        } catch (IllegalArgumentException refused) {
            return true;
        }
        assertArrayEquals(bytes, encode.apply(read), () -> "two encodings of " + read);
        return false;
    }

    public static <T> void assertEveryTruncationIsRefused(byte[] bytes, Function<byte[], T> decode) {
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThrows(IllegalArgumentException.class, () -> decode.apply(truncated));
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThrows(IllegalArgumentException.class, () -> decode.apply(longer));
    }
}
