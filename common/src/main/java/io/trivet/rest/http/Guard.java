package io.trivet.rest.http;

import io.trivet.rest.port.RestSettings.Access;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who may call. A page of another site must not write through its visitor's browser, which the Origin field tells; nor
 * read by having a name of its own resolved to this address, which the Host field tells. And a token, where one is set.
 */
public final class Guard {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Set<String> hosts = new HashSet<>();
    private final Optional<byte[]> token;

    /** Nearly always the same as the time before. */
    private final AtomicReference<Named> lastNamed =
            new AtomicReference<>(new Named("localhost", new Authority("localhost", OptionalInt.empty()), true));

    /** @param own whether it is a name of this node */
    private record Named(String text, Authority authority, boolean own) {}

    public Guard(Access access) {
        access.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        this.token = access.token().map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param open whether this may be called without the token */
    public void check(HttpServerRequest request, Target target, boolean open) {
        Optional<Authority> host = host(request, target);
        if (!SAFE.contains(request.method())) {
            request.headers().getAll(HttpHeaders.ORIGIN).forEach(origin -> checkOrigin(origin, host));
        }
        if (!open) {
            token.ifPresent(expected -> checkToken(expected, request.headers().getAll(HttpHeaders.AUTHORIZATION)));
        }
    }

    private Optional<Authority> host(HttpServerRequest request, Target target) {
        List<String> fields = request.headers().getAll(HttpHeaders.HOST);
        if (fields.size() > 1 || fields.isEmpty() && request.version() != HttpVersion.HTTP_1_0) {
            throw new Refusal(ProblemType.MALFORMED_REQUEST, "A request has exactly one Host field.");
        }
        Optional<String> asked =
                target.authority().or(() -> fields.isEmpty() ? Optional.empty() : Optional.of(fields.get(0)));
        return asked.map(this::own);
    }

    private Authority own(String text) {
        Named named = named(text);
        if (!named.own) {
            throw new Refusal(
                    ProblemType.FOREIGN_HOST,
                    "This node is not known as '" + named.authority.host()
                            + "'. If that is its name, add it to the setting HOSTS.");
        }
        return named.authority;
    }

    private Named named(String text) {
        Named last = lastNamed.get();
        if (last.text.equals(text)) {
            return last;
        }
        Authority authority = Authority.parse(text)
                .orElseThrow(() ->
                        new Refusal(ProblemType.MALFORMED_REQUEST, "The host of the request is no host and port."));
        Named named = new Named(text, authority, isOwn(authority));
        lastNamed.set(named);
        return named;
    }

    private boolean isOwn(Authority asked) {
        String host = asked.host();
        return asked.isNumeric()
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || hosts.contains(host)
                || hosts.contains(Access.ANY_HOST);
    }

    private static void checkOrigin(String origin, Optional<Authority> host) {
        int end = origin.indexOf("://");
        int defaultPort = origin.startsWith("https:") ? HTTPS_PORT : HTTP_PORT;
        Optional<Authority> page = end < 0 ? Optional.empty() : Authority.parse(origin.substring(end + 3));
        boolean same = page.isPresent()
                && host.isPresent()
                && page.get().host().equals(host.get().host())
                && page.get().portOr(defaultPort) == host.get().portOr(defaultPort);
        if (!same) {
            throw new Refusal(
                    ProblemType.FOREIGN_ORIGIN,
                    "A page of another origin may not change anything here. Leave the Origin field out if you are no"
                            + " browser.");
        }
    }

    private static void checkToken(byte[] expected, List<String> fields) {
        String scheme = "Bearer ";
        boolean given = fields.size() == 1 && fields.get(0).regionMatches(true, 0, scheme, 0, scheme.length());
        String token = given ? fields.get(0).substring(scheme.length()).strip() : "";
        // Takes the same time wherever the first difference is.
        if (!given || !MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(
                            ProblemType.UNAUTHENTICATED,
                            "This node wants a token: send it as 'Authorization: Bearer ...'.")
                    .with("WWW-Authenticate", "Bearer realm=\"trivet\"");
        }
    }
}
