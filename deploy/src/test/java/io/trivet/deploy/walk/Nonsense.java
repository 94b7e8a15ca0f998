package io.trivet.deploy.walk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests that are wrong in every way there is, and a few that are odd and right. A seed makes always the same. */
final class Nonsense {
    /** What is changed by those that are right after all begins with it, or is far from what anybody else uses. */
    static final String PREFIX = "odd/";

    /** Keys that only requests write whose content is cut short: there must never be one. */
    static final String SHORT = "short/";

    private static final List<String> METHODS = List.of(
            "GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "get", "FETCH", "P\u0000T", "");
    private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.2");
    private static final List<String> ROUTES = List.of(
            "/v1/kv/@",
            "/v1/kv/@/increment",
            "/v1/kv",
            "/v1/batch",
            "/kv/@",
            "/kv",
            "/keys",
            "/api/kv/@",
            "/api/kv/worker/@",
            "/api/kv/workers",
            "/v1/cluster",
            "/v1/workers/@",
            "/v1/partitions",
            "/v1/mapping",
            "/mapping",
            "/nodes",
            "/status",
            "/health/ready",
            "/metrics",
            "/openapi.yaml",
            "/",
            "//",
            "/@",
            "*",
            "@");

    private final Random random;
    private final Oddities odd;

    Nonsense(long seed) {
        random = new Random(seed);
        odd = new Oddities(random);
    }

    /**
     * A request.
     *
     * @param ends whether a server can see where it ends, and so has to answer
     */
    record Wrong(byte[] bytes, boolean ends) {
        @Override
        public String toString() {
            return new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1)
                    .replaceAll("[^ -~]", ".");
        }
    }

    Wrong next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> target();
            case 5, 6, 7, 8 -> fields();
            case 9, 10, 11, 12 -> json();
            case 13, 14 -> cutShort();
            case 15, 16 -> chunks();
            case 17, 18 -> damaged();
            default -> new Wrong(odd.bytes(random.nextInt(600)), false);
        };
    }

    // ---------------------------------------------------------------- kinds

    private Wrong target() {
        String path = one(ROUTES).replace("@", random.nextBoolean() ? odd.pathPiece() : PREFIX + odd.pathPiece());
        String query = random.nextInt(3) > 0 ? "?" + odd.query() : "";
        return whole(one(METHODS) + " " + path + query + " " + one(VERSIONS), "", new byte[0]);
    }

    private Wrong fields() {
        StringBuilder fields = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.append(odd.field());
        }
        String line = one(List.of("PUT", "GET", "DELETE", "POST")) + " /v1/kv/" + PREFIX + random.nextInt(50);
        return whole(line + " HTTP/1.1", fields.toString(), "content".getBytes(StandardCharsets.UTF_8));
    }

    private Wrong json() {
        String document = odd.json();
        String target = one(List.of("POST /v1/batch", "PUT /kv", "PUT /kv/" + PREFIX + "json", "PUT /kv/%FF"));
        byte[] content = document.getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (content.length > 0 && random.nextInt(3) == 0) {
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }
        return whole(target + " HTTP/1.1", "Content-Type: application/json\r\n", content);
    }

    /** Less content than was announced. */
    private Wrong cutShort() {
        String target = one(List.of("PUT /v1/kv/", "PUT /kv/", "PUT /api/kv/", "POST /api/kv/"));
        int sent = random.nextInt(100);
        String head = target + SHORT + random.nextInt(50) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + (sent + 1 + random.nextInt(1_000)) + "\r\n\r\n";
        return new Wrong(concat(latin(head), odd.bytes(sent)), false);
    }

    private Wrong chunks() {
        String target = one(List.of("PUT /v1/kv/", "POST /v1/batch?", "PUT /kv/")) + SHORT + "chunked";
        String coding = one(List.of("chunked", "gzip, chunked", "chunked, chunked", "identity", "x"));
        String head =
                target + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: " + coding + "\r\n" + odd.field() + "\r\n";
        String size = one(List.of("-1", "FFFFFFFFFFFFFFFF", "7fffffff", "5;x=\u0000", "zz", "", " 5 ", "00000000005"));
        return new Wrong(concat(latin(head + size + "\r\n"), odd.bytes(random.nextInt(40))), false);
    }

    /** A right one, and then a few bytes of it changed, put in or left out. */
    private Wrong damaged() {
        byte[] bytes = random.nextBoolean() ? fields().bytes : json().bytes;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            byte[] rest = Arrays.copyOfRange(bytes, Math.min(bytes.length, at + random.nextInt(3)), bytes.length);
            bytes = concat(Arrays.copyOf(bytes, at), odd.bytes(random.nextInt(3)), rest);
        }
        return new Wrong(bytes, false);
    }

    // ---------------------------------------------------------------- parts

    private Wrong whole(String line, String fields, byte[] content) {
        String head = line + "\r\nHost: localhost\r\nConnection: close\r\n" + fields + "Content-Length: "
                + content.length + "\r\n\r\n";
        return new Wrong(concat(latin(head), content), true);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
