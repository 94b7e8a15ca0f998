package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Sizes;
import io.trivet.rest.port.RestSettings.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Content that is too long, too short, too slow, in pieces or encoded. */
class ContentTest {
    private static final int MOST = 200_000;
    private static final RestSettings SETTINGS =
            RestSettings.DEFAULTS.with(new Sizes(MOST, MOST, MOST, 16 << 10, 16 << 10));
    private static final Stage STAGE = new Stage(SETTINGS);
    /** For tests that wait for it to lose its patience. */
    private static final Stage IMPATIENT = new Stage(SETTINGS.with(new Times(5_000, 300, 300, 60_000)));

    private static final String HEAD = "PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\n";

    @AfterAll
    static void close() {
        STAGE.close();
        IMPATIENT.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        IMPATIENT.reset();
    }

    private static void assertNothingStored() {
        assertTrue(STAGE.workers.states.isEmpty() && IMPATIENT.workers.states.isEmpty());
        STAGE.get("/v1/kv/a").is(404);
    }

    @Test
    void theLargestValueIsTakenAndOneByteMoreIsNot() {
        STAGE.put("/v1/kv/a", "x".repeat(MOST)).is(201);
        assertEquals(MOST, STAGE.get("/v1/kv/a").body().length);
        STAGE.put("/v1/kv/a", "x".repeat(MOST + 1))
                .problem(413, "content-too-large")
                .has("connection", "close");
        assertEquals(MOST, STAGE.get("/v1/kv/a").body().length);
    }

    @Test
    void aTooLongContentIsRefusedBeforeItComes() {
        try (RawHttp client = IMPATIENT.connect()) {
            client.send(HEAD + "Content-Length: 1000000000000\r\n\r\n").read().problem(413, "content-too-large");
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void theSenderOfTooLongAContentGetsToReadWhy() {
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + "Content-Length: 3000000\r\n\r\n").send(new byte[3_000_000]);
            client.read().problem(413, "content-too-large");
            assertTrue(client.isClosedByServer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\n12345", "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"})
    void contentThatBreaksOffChangesNothing(String rest) {
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + rest).finish();
            assertTrue(client.readAny().filter(answer -> answer.status() < 400).isEmpty());
        }
        assertNothingStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\n12345",
                "Content-Length: 10\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n"
            })
    void contentThatDoesNotComeIsNotWaitedForLong(String rest) {
        try (RawHttp client = IMPATIENT.connect()) {
            client.send(HEAD + rest).read().problem(408, "content-too-slow");
            assertTrue(client.isClosedByServer());
        }
        assertNothingStored();
    }

    @Test
    void chunksArePutTogether() {
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n")
                    .send("6\r\n world\r\n0\r\nT: 1\r\n\r\n");
            client.read().is(201);
        }
        STAGE.get("/v1/kv/a").says("hello world");
    }

    @Test
    void chunksAreBounded() {
        String chunk = Integer.toHexString(MOST / 2) + "\r\n" + "x".repeat(MOST / 2) + "\r\n";
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n")
                    .read()
                    .is(201);
            client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "1\r\nx\r\n0\r\n\r\n");
            client.read().problem(413, "content-too-large");
            assertTrue(client.isClosedByServer());
        }
        STAGE.get("/v1/kv/a").has("trivet-version", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloworld\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\nhello",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: -5\r\n\r\nhello",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: 5x\r\n\r\nhello",
                "Content-Length: 0x5\r\n\r\nhello",
                "Content-Length: 99999999999999999999\r\n\r\nhello",
                "Content-Length : 5\r\n\r\nhello",
            })
    void framesThatCannotBeTrustedAreRefusedAndClosed(String rest) {
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + rest);
            client.readAny().ifPresent(answer -> assertEquals(400, answer.status(), answer::text));
            assertTrue(client.isClosedByServer());
        }
        assertNothingStored();
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() {
        try (RawHttp client = STAGE.connect()) {
            client.send(HEAD + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
                    .read()
                    .is(100);
            client.send("hello").read().is(201);
            client.send(HEAD + "Expect: 100-Continue\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .read()
                    .is(100);
            client.send("2\r\nho\r\n0\r\n\r\n").read().is(200);
        }
        STAGE.get("/v1/kv/a").says("ho");
    }

    @Test
    void aClientThatAsksFirstIsToldWhyNot() {
        String expect = "Expect: 100-continue\r\n";
        try (RawHttp client = IMPATIENT.connect()) {
            client.send(HEAD + expect + "Content-Length: 200001\r\n\r\n").read().problem(413, "content-too-large");
            assertTrue(client.isClosedByServer());
        }
        try (RawHttp client = IMPATIENT.connect()) {
            client.send("PUT /v1/kv/a?x=y HTTP/1.1\r\nHost: localhost\r\n" + expect + "Content-Length: 5\r\n\r\n");
            client.read().problem(400, "unknown-parameter").has("connection", "close");
            assertTrue(client.isClosedByServer());
        }
    }

    @Test
    void otherExpectationsCannotBeMet() {
        STAGE.put("/v1/kv/a", "x", "Expect: miracles").problem(417, "unknown-expectation");
        assertNothingStored();
    }

    @Test
    void encodedContentIsNotTaken() {
        STAGE.put("/v1/kv/a", "x", "Content-Encoding: gzip")
                .problem(415, "unsupported-content-encoding")
                .has("accept-encoding", "identity");
        STAGE.put("/v1/kv/a", "x", "Content-Encoding: identity, br").problem(415, "unsupported-content-encoding");
        assertNothingStored();
        STAGE.put("/v1/kv/a", "x", "Content-Encoding: identity").is(201);
    }

    @Test
    void aSmallContentThatIsNotWantedLeavesTheConnectionAsItWas() {
        try (RawHttp client = STAGE.connect()) {
            byte[] refused = Stage.request("PUT", "/v1/kv/a?x=y", new byte[60_000]);
            client.send(refused).read().problem(400, "unknown-parameter").hasNo("connection");
            client.send(refused).send(Stage.request("GET", "/v1/kv/a", new byte[0]));
            client.read().problem(400, "unknown-parameter");
            client.read().problem(404, "no-such-key");
        }
    }

    /** RFC 9110, section 14.5: stored as the whole, it would take the rest of the value away. */
    @Test
    void aPartIsNotStoredAsTheWhole() {
        STAGE.put("/v1/kv/a", "abcdef").is(201);
        STAGE.put("/v1/kv/a", "xy", "Content-Range: bytes 0-1/6").problem(400, "malformed-header");
        STAGE.get("/v1/kv/a").says("abcdef");
    }
}
