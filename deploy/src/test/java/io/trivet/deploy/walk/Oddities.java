package io.trivet.deploy.walk;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What requests are made of that are to be refused. */
final class Oddities {
    private static final List<String> PIECES = List.of(
            "%",
            "%zz",
            "%0",
            "%00",
            "%ff",
            "%C0%80",
            "%ED%A0%80",
            "%F0%9F%8D%91",
            "..",
            "../../etc/passwd",
            "//",
            "%2F",
            ".",
            "a#b",
            "a b",
            "\u00ff",
            "\t",
            "~",
            "{key}",
            ";x=1",
            "workers",
            "worker",
            "w1",
            "w99",
            "\u0001",
            "%25",
            "\\");
    private static final List<String> PARAMETERS = List.of(
            "ttl",
            "acks",
            "timeout",
            "consistency",
            "worker",
            "increment",
            "touch",
            "by",
            "prefix",
            "after",
            "limit",
            "values",
            "key",
            "tll",
            "",
            "%74tl",
            "%");
    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "1",
            "60s",
            "5x",
            "99999999999999999999",
            "1e3",
            "NaN",
            "%00",
            "%ff",
            "all",
            "none",
            "local",
            "session",
            "causal",
            "linearizable",
            "w1",
            "w9",
            "true",
            "null",
            "\u0666",
            "0x10",
            "1.5",
            "100ms",
            "31s",
            "+1");
    private static final List<String> NAMES = List.of(
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Idempotency-Key",
            "Trivet-Seen",
            "Content-Type",
            "Content-Encoding",
            "Content-Length",
            "Transfer-Encoding",
            "Expect",
            "Host",
            "Origin",
            "Range",
            "Accept",
            "Authorization",
            "Connection",
            "Upgrade",
            "Cookie",
            "X-Any",
            "Content-Range",
            "Trailer",
            "TE");
    private static final List<String> CONTENTS = List.of(
            "",
            "*",
            "\"\"",
            "\"AAAAAAABAAIAAAAAAAAAAQ\"",
            "W/\"x\"",
            "\"a\", \"b\"",
            "\"unclosed",
            ",,,",
            "-1",
            "1, 2",
            "99999999999999999999",
            "gzip",
            "chunked",
            "100-continue",
            "200-maybe",
            "evil.example",
            "http://evil.example",
            "null",
            "a:b:c",
            "bytes=0-",
            "h2c",
            "websocket",
            "018f0000-0000-4000-8000-000000000000",
            "018f0000-0000-7000-8000-000000000000",
            "ffffffff-ffff-7fff-bfff-ffffffffffff",
            "text/html; charset=",
            "/",
            "\u00e9\u00ff",
            "a\u0000b",
            "Bearer",
            "keep-alive, close");
    private static final List<String> ENDS = List.of("\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r\n \r\n", "\r");
    private static final List<String> DOCUMENTS = List.of(
            "{\"operations\":[%s,%s]}",
            "[%s]",
            "{\"key\":%s,\"value\":%s}",
            "{\"value\":%s,\"version\":%s}",
            "{\"operations\":[{\"op\":\"put\",\"key\":\"odd/b\",\"value\":%s,\"ttl\":%s}]}",
            "{\"operations\":[{\"op\":%s,\"key\":%s}]}",
            "{\"operations\":%s}",
            "%s",
            "{%s:%s}",
            "{\"operations\":[%s",
            "{\"operations\":[{\"op\":\"delete\",\"key\":\"odd/b\",\"if_match\":%s,\"id\":%s}]}");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1e400",
            "123456789012345678901234567890",
            "1.5",
            "\"\"",
            "\"odd/c\"",
            "\"put\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\x\"",
            "\"unclosed",
            "{}",
            "[]",
            "{\"text\":1}",
            "{\"text\":\"t\"}",
            "{\"base64\":\"?\"}",
            "{\"text\":\"a\",\"base64\":\"\"}",
            "{\"op\":\"get\",\"key\":\"odd/c\"}",
            "{\"a\":1,\"a\":2}",
            "NaN",
            "'x'",
            "/* */",
            "\u0001",
            "\"60s\"",
            "-1",
            "9223372036854775807");
    private static final int DEEP = 3_000;
    private static final int LONG = 20_000;

    private final Random random;

    Oddities(Random random) {
        this.random = random;
    }

    String pathPiece() {
        if (random.nextInt(40) == 0) {
            return "x".repeat(random.nextInt(LONG));
        }
        return several(PIECES, 3);
    }

    String query() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> one(PARAMETERS) + (random.nextInt(6) == 0 ? "" : "=") + one(VALUES))
                .collect(Collectors.joining(random.nextInt(10) == 0 ? "&&" : "&"));
    }

    /** A line of a header, mostly with its end. */
    String field() {
        if (random.nextInt(60) == 0) {
            return "X-Long: " + "y".repeat(random.nextInt(LONG)) + "\r\n";
        }
        String colon = one(List.of(": ", ": ", ": ", ": ", ":", " : ", "", "=", ":\t"));
        return one(NAMES) + colon + one(CONTENTS) + one(ENDS);
    }

    String json() {
        if (random.nextInt(50) == 0) {
            return one(List.of("[", "{\"a\":", "{\"operations\":[")).repeat(random.nextInt(DEEP));
        }
        if (random.nextInt(50) == 0) {
            return "{\"operations\":[" + "{\"op\":\"get\",\"key\":\"odd/c\"},".repeat(1_001) + "]}";
        }
        return one(DOCUMENTS).formatted(one(SCALARS), one(SCALARS));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String several(List<String> list, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> one(list))
                .collect(Collectors.joining());
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
