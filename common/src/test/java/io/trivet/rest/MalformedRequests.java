package io.trivet.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests with something wrong about them, most of the time. One seed makes one request. */
final class MalformedRequests {
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "HEAD");
    private static final List<String> ODD_METHODS =
            List.of("OPTIONS", "PATCH", "get", "", "G\u0000T", "TRACE", "CONNECT", "X".repeat(300));
    private static final List<String> PATHS = List.of(
            "/v1/kv/a",
            "/v1/kv/a",
            "/v1/kv/n",
            "/v1/kv",
            "/v1/batch",
            "/kv",
            "/kv/a",
            "/api/kv/a",
            "/api/kv/worker/w1",
            "/keys",
            "/v1/cluster",
            "/v1/workers/w1",
            "/v1/partitions",
            "/v1/workers/w1/drain",
            "/v1/recover",
            "/v1/mapping",
            "/v1/kv/a/increment");
    private static final List<String> ODD_PATHS = List.of(
            "/v1/kv/",
            "/",
            "",
            "*",
            "//",
            "/..",
            "http://localhost/v1/kv/a",
            "http://",
            "/v1/kv/" + "a".repeat(1_025),
            "/v1/kv/%",
            "/%00",
            "/v1/kv/" + "%ff".repeat(20),
            "/\u00ff",
            "/v1/kv/a b",
            "a".repeat(20_000),
            "/metrics");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "ttl=60s",
            "timeout=100ms",
            "acks=all",
            "increment=1",
            "increment",
            "touch&ttl=1h",
            "by=5",
            "key=a",
            "consistency=local",
            "consistency=local&worker=w1",
            "prefix=a&values=true",
            "limit=1",
            "after=AWE");
    private static final List<String> ODD_QUERIES = List.of(
            "ttl=60",
            "ttl=-1s",
            "ttl=1s&ttl=1s",
            "timeout=1m",
            "x",
            "%zz",
            "=",
            "&&&",
            "increment=x",
            "touch",
            "key=%ff",
            "increment=999999999999999999999",
            "limit=0",
            "after=%00",
            "worker=w9&consistency=local",
            "values=x",
            "a#b");
    private static final List<String> FIELDS = List.of(
            "If-Match: *",
            "If-Match: \"a\"",
            "If-None-Match: W/\"a\", ,",
            "If-None-Match: *",
            "Content-Type: text/plain",
            "Idempotency-Key: 0190163d-8694-739b-aea5-966c26f8ad91",
            "Expect: 100-continue",
            "Connection: close",
            "Transfer-Encoding: chunked",
            "Upgrade: websocket",
            "Range: bytes=0-",
            "Accept: ,,,");
    private static final List<String> ODD_FIELDS = List.of(
            "If-Match: a",
            "If-Match:",
            "Idempotency-Key: 1",
            "Content-Type: x",
            "Content-Type: \u0001",
            "Content-Encoding: gzip",
            "Expect: x",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, x",
            "Content-Length: 5",
            "Content-Length: 99999999999",
            "Content-Length: -1",
            "Content-Length: x",
            "Host: evil.example",
            "Host:",
            "Host: [",
            "Origin: http://evil.example",
            "Origin: null",
            "Origin: x:y",
            "Authorization: Bearer",
            "Trivet-Seen: \"a\"",
            "Trivet-Seen: x",
            "Connection: upgrade",
            "Upgrade: h2c",
            "X: " + "x".repeat(20_000),
            "no colon",
            ": x",
            " folded",
            "Bad Name: x",
            "\u00ff: \u00ff",
            "If-Unmodified-Since: x",
            "Cookie: a=b;;;\"");
    private static final List<String> CONTENTS = List.of(
            "",
            "hello",
            "{\"value\":1}",
            "{\"key\":\"a\",\"value\":\"x\",\"version\":1}",
            "{\"lost\":[\"w1\"],\"confirm\":\"x\"}",
            "5\r\nhello\r\n0\r\n\r\n",
            "{\"operations\":[{\"op\":\"put\",\"key\":\"a\",\"value\":{\"text\":\"\"}}]}");
    private static final List<String> ODD_CONTENTS = List.of(
            "zz\r\n",
            "5\r\nhel",
            "{\"value\":",
            "{}",
            "[",
            "\u00ff\u00fe",
            "{\"operations\":[{\"op\":\"get\",\"key\":\"\\ud800\"}]}",
            "[".repeat(5_000),
            "{\"value\":\"\\u12\"}",
            "{\"key\":\"\",\"value\":1e999999999}",
            "x".repeat(70_000),
            "\u0000\u0000\u0000{");
    private static final List<String> ODD_VERSIONS =
            List.of("HTTP/1.0", "HTTP/0.9", "HTTP", "", "http/1.1", "HTTP/1.1 x", "HTTP/2.0", "HTTP/1.2");
    private static final int ODDS = 7;
    private static final int MOST_RANDOM_BYTES = 400;

    private final Random random;

    private MalformedRequests(long seed) {
        this.random = new Random(seed);
    }

    static byte[] of(long seed) {
        return new MalformedRequests(seed).make();
    }

    private byte[] make() {
        if (random.nextInt(20) == 0) {
            byte[] noise = new byte[random.nextInt(MOST_RANDOM_BYTES)];
            random.nextBytes(noise);
            return noise;
        }
        String content = any(CONTENTS, ODD_CONTENTS);
        StringBuilder request = new StringBuilder();
        request.append(any(METHODS, ODD_METHODS)).append(' ').append(any(PATHS, ODD_PATHS));
        String query = any(QUERIES, ODD_QUERIES);
        request.append(query.isEmpty() ? "" : "?" + query).append(' ');
        request.append(any(List.of("HTTP/1.1"), ODD_VERSIONS)).append(any(List.of("\r\n"), List.of("\n", "\r\r\n")));
        request.append(any(List.of("Host: localhost\r\n"), List.of("")));
        for (int i = random.nextInt(3); i > 0; i--) {
            request.append(any(FIELDS, ODD_FIELDS)).append("\r\n");
        }
        if (request.indexOf("chunked") < 0 && random.nextInt(ODDS) > 0) {
            request.append("Content-Length: ").append(content.length()).append("\r\n");
        }
        byte[] bytes = request.append("\r\n").append(content).toString().getBytes(StandardCharsets.ISO_8859_1);
        return random.nextInt(ODDS) == 0 ? damaged(bytes) : bytes;
    }

    private byte[] damaged(byte[] bytes) {
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private String any(List<String> usual, List<String> odd) {
        List<String> list = random.nextInt(ODDS) == 0 ? odd : usual;
        return list.get(random.nextInt(list.size()));
    }
}
