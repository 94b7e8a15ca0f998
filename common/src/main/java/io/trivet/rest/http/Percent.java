package io.trivet.rest.http;

import java.util.Arrays;
import java.util.Optional;

/** Percent-decoding, once. A plus is a plus: only HTML forms mean a space by it. */
public final class Percent {
    private Percent() {}

    /** The bytes; empty when a percent sign is not followed by two hexadecimal digits. The text is ASCII. */
    public static Optional<byte[]> decode(String raw) {
        byte[] bytes = new byte[raw.length()];
        int size = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = digit(raw, i + 1);
                int low = digit(raw, i + 2);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[size++] = (byte) c;
            }
        }
        return Optional.of(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
    }

    private static int digit(String raw, int at) {
        // Character.digit takes digits of other scripts, too, but the text is ASCII.
        return at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
    }
}
