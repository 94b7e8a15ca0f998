package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Load;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as bytes on a connection. */
class ConnectionTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
    }

    @Test
    void requestsMayBeSentBeforeTheAnswersHaveCome() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            all.append("PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n")
                    .append(i + 10);
            all.append("GET /v1/kv/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
        }
        try (RawHttp client = STAGE.connect()) {
            client.send(all.toString());
            for (int i = 0; i < 50; i++) {
                client.read().is(i == 0 ? 201 : 200);
                client.read().is(200).says("" + (i + 10));
            }
        }
    }

    @Test
    void aRequestMayComeByteByByte() {
        try (RawHttp client = STAGE.connect()) {
            for (byte each : Stage.request("PUT", "/v1/kv/a", "hello".getBytes())) {
                client.send(new byte[] {each});
            }
            client.read().is(201);
        }
        STAGE.get("/v1/kv/a").says("hello");
    }

    @Test
    void theTargetMayBeAWholeUri() {
        STAGE.put("http://localhost/v1/kv/a%2Fb?ttl=1h", "1").is(201);
        STAGE.get("HTTP://127.0.0.1:99/v1/kv/a/b").is(200).says("1");
        STAGE.get("http://localhost").problem(404, "no-such-path");
        STAGE.get("http://localhost?x=y").problem(404, "no-such-path");
        // The host of the target counts, and not the field's.
        STAGE.get("http://evil.example/v1/kv/a/b").problem(403, "foreign-host");
        STAGE.get("http://localhost/v1/kv/a/b", "Host: evil.example").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1/kv/a",
                "ftp://localhost/v1/kv/a",
                "localhost:80",
                "http:///v1/kv/a",
                "http://user@localhost/v1/kv/a",
                "/v1/kv/a#b",
                "/v1/kv/\u00e9",
                "/v1/kv/a\u0001",
                "*",
            })
    void whatIsNoTargetIsRefused(String target) {
        assertTrue(STAGE.get(target).status() / 100 == 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /v1/kv/a HTTP/1.1; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: a\\r\\nHost: a; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: a b; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: localhost:x; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: localhost:70000; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost:; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: localhost\\r\\nno colon; 400",
                "GET /v1/kv/a HTTP/1.1\\r\\nHost: localhost\\r\\nBad Name: 1; 400",
                "GET /v1/kv/a HTTP/x.y\\r\\nHost: localhost; 400",
                "GET; 400",
                "G@T /v1/kv/a HTTP/1.1\\r\\nHost: localhost; 400",
                "CONNECT localhost:80 HTTP/1.1\\r\\nHost: localhost; 400",
                "TRACE /v1/kv/a HTTP/1.1\\r\\nHost: localhost; 405",
                "GET /v1/kv/a HTTP/1.0; 404",
            })
    void malformedRequestsAreRefusedWithAProblem(String lines, int status) {
        try (RawHttp client = STAGE.connect()) {
            HttpAnswer answer =
                    client.send(lines.replace("\\r\\n", "\r\n") + "\r\n\r\n").read();
            assertEquals(status, answer.status(), answer::text);
            answer.has("content-type", "application/problem+json").has("x-content-type-options", "nosniff");
        }
    }

    @Test
    void hugeHeadersAreRefused() {
        try (RawHttp client = STAGE.connect()) {
            client.send("GET /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(17_000) + "\r\n\r\n");
            client.read().problem(431, "headers-too-large");
            assertTrue(client.isClosedByServer());
        }
        try (RawHttp client = STAGE.connect()) {
            client.send("GET /v1/kv/" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            client.read().problem(414, "uri-too-long");
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void anOldClientIsServedAndLetGo() {
        try (RawHttp client = STAGE.connect()) {
            client.send("PUT /v1/kv/a HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n1")
                    .read()
                    .is(201);
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void aConnectionIsKeptUntilItsClientWantsItClosed() {
        try (RawHttp client = STAGE.connect()) {
            client.send(Stage.request("GET", "/v1/kv/a", new byte[0])).read().is(404);
            client.send(Stage.request("GET", "/v1/kv/a", new byte[0], "Connection: close"))
                    .read()
                    .is(404);
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void oneConnectionTooManyIsTurnedAway() {
        try (Stage small = new Stage(RestSettings.DEFAULTS.with(new Load(10, 1 << 20, 3)));
                RawHttp first = small.connect();
                RawHttp second = small.connect();
                RawHttp third = small.connect()) {
            assertTrue(third.isClosedByServer());
            first.send(Stage.request("GET", "/v1/kv/a", new byte[0])).read().is(404);
            second.send(Stage.request("GET", "/v1/kv/a", new byte[0])).read().is(404);
        }
    }

    @Test
    void upgradesAreNotTakenUp() {
        STAGE.get("/v1/kv/a", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13")
                .is(404);
        STAGE.get("/v1/kv/a", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AA")
                .is(404);
    }
}
