package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of keys: of the cluster, and of single workers. */
class ListTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        STAGE.ports.listable = true;
    }

    private static void store(int keys) {
        for (int i = 0; i < keys; i++) {
            STAGE.put("/v1/kv/k%d".formatted(i + 100), "" + i).is(201);
        }
    }

    /** Follows {@code next} to the end. */
    private static List<String> walk(String path, String member) {
        List<String> keys = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = STAGE.get(path + next).is(200).json();
            for (Object key : page.getJsonArray(member)) {
                keys.add(key instanceof JsonObject object ? object.getString("key") : (String) key);
            }
            next = page.containsKey("next") ? "&after=" + page.getString("next") : "";
        } while (!next.isEmpty());
        return keys;
    }

    @Test
    void anItemTellsAllAboutItsKey() {
        HttpAnswer put = STAGE.put("/v1/kv/a?ttl=1h", "héllo", "Content-Type: text/plain");
        JsonObject item =
                STAGE.get("/v1/kv").is(200).json().getJsonArray("keys").getJsonObject(0);
        assertEquals("a", item.getString("key"));
        assertEquals(1, item.getInteger("version"));
        assertEquals(6, item.getInteger("size"));
        assertEquals("text/plain", item.getString("type"));
        assertEquals(put.etag(), item.getString("etag"));
        assertTrue(item.containsKey("expires_at") && item.containsKey("modified_at") && !item.containsKey("value"));
    }

    @Test
    void valuesAreTextOrBase64() {
        STAGE.put("/v1/kv/a", "héllo").is(201);
        byte[] bytes = {(byte) 0xFF, 0, 1};
        try (RawHttp client = STAGE.connect()) {
            client.send(Stage.request("PUT", "/v1/kv/b", bytes)).read().is(201);
        }
        JsonArray keys = STAGE.get("/v1/kv?values=true").json().getJsonArray("keys");
        assertEquals("héllo", keys.getJsonObject(0).getJsonObject("value").getString("text"));
        String base64 = keys.getJsonObject(1).getJsonObject("value").getString("base64");
        assertEquals(Base64.getEncoder().encodeToString(bytes), base64);
    }

    @Test
    void pagesFollowOneAnotherWithoutGaps() {
        store(25);
        List<String> all = IntStream.range(100, 125).mapToObj(i -> "k" + i).toList();
        for (int limit : new int[] {1, 7, 24, 25, 26, 1000}) {
            assertEquals(all, walk("/v1/kv?limit=" + limit, "keys"));
            assertEquals(all, walk("/keys?limit=" + limit, "keys"));
            assertEquals(all, walk("/api/kv/worker/w1?limit=" + limit, "entries"));
        }
    }

    @Test
    void aPrefixIsAnyBeginning() {
        store(25);
        STAGE.put("/v1/kv/z%2F1", "1").is(201);
        assertEquals(10, walk("/v1/kv?prefix=k11&limit=3", "keys").size());
        assertEquals(List.of("z/1"), walk("/v1/kv?prefix=z/&limit=3", "keys"));
        assertEquals(List.of(), walk("/v1/kv?prefix=x&limit=3", "keys"));
    }

    @Test
    void deletedAndExpiredKeysAreLeftOutAndPagesGoOn() {
        store(10);
        STAGE.delete("/v1/kv/k100").is(204);
        STAGE.put("/v1/kv/k101?ttl=1s", "1").is(200);
        STAGE.put("/v1/kv/k102?ttl=1s", "1").is(200);
        STAGE.workers.clockAhead.set(2_000);
        List<String> left = IntStream.range(103, 110).mapToObj(i -> "k" + i).toList();
        assertEquals(left, walk("/v1/kv?limit=2", "keys"));
        assertEquals(left, walk("/keys?limit=2", "keys"));
        assertEquals(left, walk("/api/kv/worker/w1?limit=2", "entries"));
    }

    @Test
    void aPageHasAMegabyteAtMost() {
        for (int i = 0; i < 5; i++) {
            STAGE.put("/v1/kv/k" + i, "x".repeat(400_000)).is(201);
        }
        JsonObject page = STAGE.get("/v1/kv?values=true").json();
        assertEquals(2, page.getJsonArray("keys").size());
        assertEquals(5, walk("/v1/kv?values=true", "keys").size());
        assertEquals(5, STAGE.get("/v1/kv").json().getJsonArray("keys").size());
        assertEquals(5, walk("/api/kv/worker/w1?limit=1000", "entries").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=",
                "limit=-1",
                "limit=99999999999",
                "values=yes",
                "after=k100",
                "after=",
                "after=%2F%2F",
                "after=AQ",
                "after=Af8",
                "timeout=1"
            })
    void whatIsNotClearIsRefused(String query) {
        STAGE.get("/v1/kv?" + query).problem(400, "malformed-parameter");
    }

    @Test
    void aListThatWouldHaveGapsIsRefused() {
        STAGE.ports.listable = false;
        HttpAnswer answer = STAGE.get("/v1/kv").problem(503, "unavailable").has("retry-after", "1");
        assertEquals(
                "Partition 3 has no leader at the moment. Send it again after a while. If this goes on, /v1/cluster"
                        + " shows which workers are down.",
                answer.json().getString("detail"));
    }

    @Test
    void theKeysOfAWorkerAreItsOwn() {
        store(1);
        assertEquals("w1", STAGE.get("/keys").is(200).json().getString("node_id"));
        JsonObject other = STAGE.get("/keys?worker=w4").is(200).json();
        assertEquals("w4", other.getString("node_id"));
        assertEquals(0, other.getJsonArray("keys").size());
        STAGE.get("/keys?worker=w3").problem(503, "unavailable");
        STAGE.get("/keys?worker=w9").problem(404, "no-such-worker");
        STAGE.get("/api/kv/worker/w9").problem(404, "no-such-worker");
        STAGE.get("/api/kv/worker/%FF").problem(404, "no-such-worker");
    }
}
