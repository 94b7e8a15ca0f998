package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.MemoryWorkers.Mood;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Load;
import io.trivet.rest.port.RestSettings.Times;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is over the limits is refused at once, and what was taken on is answered. */
class OverloadTest {
    private static final int MOST_REQUESTS = 5;
    private static final int MOST_BYTES = 100_000;
    private static final Stage STAGE = new Stage(RestSettings.DEFAULTS
            .with(new Load(MOST_REQUESTS, MOST_BYTES, 100))
            .with(new Times(5_000, 30_000, 200, 60_000)));

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
    }

    private static void awaitIdle() {
        Stage.awaitThat(() -> STAGE.api().admission().requests() == 0
                && STAGE.api().admission().bytes() == 0);
    }

    @Test
    void oneRequestTooManyIsRefusedAndTheOthersAreNot() {
        long refusedBefore = STAGE.api().admission().refused();
        STAGE.workers.mood = Mood.SILENT;
        List<RawHttp> clients = new ArrayList<>();
        for (int i = 0; i < MOST_REQUESTS; i++) {
            clients.add(STAGE.connect().send(Stage.request("GET", "/v1/kv/a?timeout=3s", new byte[0])));
        }
        Stage.awaitThat(() -> STAGE.api().admission().requests() == MOST_REQUESTS);
        STAGE.put("/v1/kv/a", "1")
                .problem(503, "overloaded")
                .has("retry-after", "1")
                .hasNo("connection");
        STAGE.get("/v1/kv").problem(503, "overloaded");
        STAGE.get("/health/live").is(200);
        STAGE.get("/v1/cluster").is(200);
        clients.forEach(client -> client.read().problem(503, "unavailable"));
        clients.forEach(RawHttp::close);
        awaitIdle();
        STAGE.workers.mood = Mood.WELL;
        STAGE.put("/v1/kv/a", "1").is(201);
        assertEquals(refusedBefore + 2, STAGE.api().admission().refused());
    }

    @Test
    void contentIsCountedBeforeItComes() {
        try (RawHttp slow = STAGE.connect();
                RawHttp other = STAGE.connect()) {
            slow.send("PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\nx");
            Stage.awaitThat(() -> STAGE.api().admission().bytes() >= 99_999);
            other.send("PUT /v1/kv/b HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                            + "Content-Length: 90000\r\n\r\n")
                    .read()
                    .problem(503, "overloaded")
                    .has("connection", "close");
            assertTrue(other.isClosedByServer());
            slow.send("x".repeat(99_998)).read().is(201);
        }
        awaitIdle();
    }

    @Test
    void chunksAreCountedAsTheyCome() {
        try (RawHttp client = STAGE.connect()) {
            client.send("PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("20000\r\n" + "x".repeat(0x20000) + "\r\n").read().problem(503, "overloaded");
            assertTrue(client.isClosedByServer());
        }
        awaitIdle();
        assertTrue(STAGE.workers.states.isEmpty());
    }

    @Test
    void whoLeavesEarlyLeavesNothingBehind() {
        STAGE.workers.mood = Mood.SILENT;
        STAGE.connect()
                .send(Stage.request("PUT", "/v1/kv/a?timeout=100ms", new byte[1_000]))
                .close();
        STAGE.connect()
                .send("PUT /v1/kv/a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx")
                .close();
        Stage.awaitThat(() -> STAGE.ports.answered.size() == 2);
        awaitIdle();
    }

    /** 1/25 of 9 ms, which is where slow begins, is none. */
    @Test
    void fewerAreTakenOnWhileWhatIsDoneTakesLong() {
        Load load = new Load(100, MOST_BYTES, 100);
        Times everythingIsSlow = new Times(9, 30_000, 200, 60_000);
        try (Stage stage = new Stage(RestSettings.DEFAULTS.with(load).with(everythingIsSlow))) {
            assertEquals(100, stage.api().admission().limit());
            Stage.awaitThat(() -> {
                stage.put("/v1/kv/a?timeout=5s", "1");
                return stage.api().admission().limit() == 32;
            });
        }
    }
}
