package io.trivet.rest.http;

import java.util.Optional;

/**
 * The target of a request (RFC 9112, section 3.2) as it came: the path is neither decoded nor normalized, because keys
 * may hold slashes and dots.
 *
 * @param query without the question mark; empty when there is none
 * @param authority of a target in absolute form, which counts instead of the Host field
 */
public record Target(String path, String query, Optional<String> authority) {
    private static final String ASTERISK = "*";

    public static Target parse(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '#') {
                throw malformed("The request target may hold printable ASCII only, and no '#': percent-encode the rest"
                        + " (a '#' is %23).");
            }
        }
        if (uri.startsWith("/")) {
            return of(uri, Optional.empty());
        }
        if (uri.equals(ASTERISK)) {
            return new Target(ASTERISK, "", Optional.empty());
        }
        return absolute(uri);
    }

    /** The server as a whole, for OPTIONS. */
    public boolean isAsterisk() {
        return path.equals(ASTERISK);
    }

    private static Target absolute(String uri) {
        int begin = startsWith(uri, "http://") ? 7 : startsWith(uri, "https://") ? 8 : -1;
        if (begin < 0) {
            throw malformed("The request target must begin with a slash, or with http:// and a host.");
        }
        int end = begin;
        while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
            end++;
        }
        String rest = uri.substring(end);
        return of(rest.startsWith("/") ? rest : "/" + rest, Optional.of(uri.substring(begin, end)));
    }

    private static Target of(String pathAndQuery, Optional<String> authority) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new Target(pathAndQuery, "", authority)
                : new Target(pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1), authority);
    }

    private static boolean startsWith(String uri, String prefix) {
        return uri.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static Refusal malformed(String detail) {
        return new Refusal(ProblemType.MALFORMED_REQUEST, detail);
    }
}
