package io.trivet.deploy.switchboard;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call. A foreign page knows no key, and cannot read it from a controller; its Origin is another, and its name
 * in Host is not ours, whatever it has it resolve to. Another user of this machine gets the key from a controller as
 * long as that wants no token: whoever minds that sets one.
 */
final class Gate {
    private final Set<String> origins;
    private final Set<String> hosts;
    private final byte[] expected;

    Gate(SwitchboardSettings settings) {
        this.origins = settings.origins();
        this.hosts = Set.of("127.0.0.1:" + settings.port(), "localhost:" + settings.port());
        this.expected = bytes("Bearer " + settings.key());
    }

    /** The page that asks, if it is one of ours and asks by our own name. */
    Optional<String> origin(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Origin"))
                .filter(origins::contains)
                .filter(page -> Optional.ofNullable(headers.getFirst("Host"))
                        .filter(hosts::contains)
                        .isPresent());
    }

    /** Takes the same time wherever the first difference is. */
    boolean hasKey(Headers headers) {
        return Optional.ofNullable(headers.getFirst("Authorization"))
                .filter(given -> MessageDigest.isEqual(expected, bytes(given)))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
