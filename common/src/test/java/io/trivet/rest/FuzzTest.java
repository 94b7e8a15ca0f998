package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.RestSettings.Times;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand requests with something wrong about them do no harm, and none is answered with a 5xx. */
class FuzzTest {
    private static final int REQUESTS = 10_000;
    private static final long SEED = 42_000_000;
    private static final byte[] LAST =
            "\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void malformedRequestsDoNoHarm() {
        ConcurrentHashMap<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (Stage stage = new Stage(RestSettings.DEFAULTS.with(new Times(5_000, 60, 60, 60_000)))) {
            IntStream.range(0, REQUESTS).parallel().forEach(i -> send(stage, SEED + i, statuses));
            assertTrue(statuses.keySet().stream().allMatch(status -> status < 500), () -> "" + new TreeMap<>(statuses));
            assertTrue(statuses.size() > 11, () -> "too tame: " + new TreeMap<>(statuses));
            Stage.awaitThat(() -> stage.api().admission().requests() == 0);
            assertEquals(0, stage.api().admission().bytes());
            stage.put("/v1/kv/after", "all is well").is(201);
            stage.get("/v1/kv/after").is(200).says("all is well");
        }
    }

    /** Whatever the request makes of the one after it, the server ends the connection in the end. */
    private static void send(Stage stage, long seed, ConcurrentHashMap<Integer, Integer> statuses) {
        byte[] request = MalformedRequests.of(seed);
        try (RawHttp client = stage.connect()) {
            client.trySend(request).trySend(LAST);
            Optional<Integer> status = client.readStatus();
            while (status.isPresent()) {
                statuses.merge(status.get(), 1, Integer::sum);
                assertTrue(status.get() < 500, () -> "seed " + seed + ": " + text(request));
                status = client.readStatus();
            }
        } catch (RuntimeException failure) {
            throw new AssertionError("seed " + seed + ": " + text(request), failure);
        }
    }

    private static String text(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(500, text.length()));
    }
}
