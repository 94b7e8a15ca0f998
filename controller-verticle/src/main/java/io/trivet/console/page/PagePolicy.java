package io.trivet.console.page;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser allows the page. It runs its own modules and nothing else, no text ever becomes markup, and it speaks
 * to its own controller and to the switchboard alone: so a value that somebody stored cannot act, whatever it is.
 */
public record PagePolicy(Optional<URI> switchboard) {
    private static final String REST = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'; connect-src 'self'";

    Map<String, String> headers() {
        return Map.of(
                "Content-Security-Policy",
                        REST + switchboard.map(url -> " " + url).orElse(""),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin");
    }
}
