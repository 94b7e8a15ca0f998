package io.trivet.rest.http;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A host and perhaps a port, as in a Host field or in the authority of an http URI, which has no user in it. */
public record Authority(String host, OptionalInt port) {
    private static final int MAX_PORT = 65_535;

    public static Optional<Authority> parse(String text) {
        int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']') + 1) : text.indexOf(':');
        String host = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        String port = colon < 0 ? "" : text.substring(colon + 1);
        boolean digits = port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isHost(host) || !digits || !port.isEmpty() && Integer.parseInt(port) > MAX_PORT) {
            return Optional.empty();
        }
        return Optional.of(
                new Authority(host, port.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port))));
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return isNumeric(host);
        }
        return !host.isEmpty()
                && host.chars()
                        .allMatch(c -> c < 0x7F && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_'));
    }

    /** An IP address, version 4 or 6: what no name server can be made to lie about. */
    public boolean isNumeric() {
        return isNumeric(host);
    }

    private static boolean isNumeric(String host) {
        if (host.startsWith("[")) {
            return host.length() > 3
                    && host.endsWith("]")
                    && host.substring(1, host.length() - 1)
                            .chars()
                            .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean octet =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!octet || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    public int portOr(int defaultPort) {
        return port.orElse(defaultPort);
    }
}
