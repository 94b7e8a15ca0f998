package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.cluster.plan.Progress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node tells of itself and of the cluster. */
class ViewTest {
    private static final Stage STAGE = new Stage();

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void reset() {
        STAGE.reset();
        STAGE.cluster.map = Optional.of(FakeCluster.MAP);
        STAGE.cluster.self = FakeCluster.worker(0);
        STAGE.cluster.progress = Progress.DONE;
        STAGE.cluster.down = Set.of(3);
        STAGE.ports.ready = true;
    }

    private static JsonObject json(String path) {
        return STAGE.get(path).is(200).has("content-type", "application/json").json();
    }

    @Test
    void theClusterAtAGlance() {
        JsonObject cluster = json("/v1/cluster");
        assertEquals(8, cluster.getInteger("partitions"));
        assertEquals(6, cluster.getInteger("partitions_led"));
        assertEquals(new JsonObject().put("up", 3).put("suspect", 0).put("down", 1), cluster.getJsonObject("workers"));
        assertEquals(5, cluster.getJsonArray("nodes").size());
        assertEquals("w1", cluster.getString("answered_by"));
        assertEquals("c1", cluster.getString("kept_by"));
        assertFalse(cluster.containsKey("unavailable_because"));
        assertFalse(cluster.containsKey("recovered_in_map"));
    }

    @Test
    void howFarTheClusterIs() {
        assertEquals(0, json("/v1/cluster").getJsonObject("progress").getInteger("seconds_left"));
        STAGE.cluster.progress = new Progress(2, 5, 3, 1);
        JsonObject progress = json("/v1/cluster").getJsonObject("progress");
        assertEquals(2, progress.getInteger("moving"));
        assertEquals(5, progress.getInteger("waiting"));
        assertEquals(3, progress.getInteger("scarce"));
        assertEquals(1, progress.getInteger("unavailable"));
        assertFalse(progress.containsKey("seconds_left"), "nothing has been done yet");
    }

    @Test
    void whichPartitionsAreNotServedAndWhy() {
        STAGE.cluster.down = Set.of(2, 3);
        String why = json("/v1/cluster").getString("unavailable_because");
        assertTrue(
                why.startsWith("Partitions 1, 2, 5, 6 wait for more than half of those who hold them: w3, w4 "), why);
        STAGE.cluster.down = Set.of(0, 1);
        why = json("/v1/cluster").getString("unavailable_because");
        assertTrue(why.startsWith("Partitions 0, 3, 4, 7 and the map of the cluster wait"), why);
    }

    private static List<Integer> partitions(String query) {
        return json("/v1/partitions?" + query).getJsonArray("partitions").stream()
                .map(each -> ((JsonObject) each).getInteger("partition"))
                .toList();
    }

    @Test
    void partitionsAreFoundByWhatIsTheMatterWithThem() {
        assertEquals(List.of(), partitions("state=moving"));
        assertEquals(List.of(1, 2, 3, 5, 6, 7), partitions("state=scarce"));
        assertEquals(List.of(), partitions("state=unavailable"));
        STAGE.cluster.down = Set.of(2, 3);
        assertEquals(List.of(1, 2, 5, 6), partitions("state=unavailable"));
        assertEquals("2", json("/v1/partitions?state=unavailable&limit=2").getString("next"));
        assertEquals(List.of(5, 6), partitions("state=unavailable&limit=2&after=2"));
        assertFalse(json("/v1/partitions?state=unavailable&limit=2&after=2").containsKey("next"));
        WorkerSet next = WorkerSet.of(0, 1, 3);
        STAGE.cluster.map = Optional.of(
                FakeCluster.MAP.withPartition(4, FakeCluster.MAP.config(4).begin(next), 0));
        assertEquals(List.of(4), partitions("state=moving"));
        STAGE.get("/v1/partitions?state=lost").problem(400, "malformed-parameter");
    }

    @Test
    void workersAreFoundByNameAndByNumber() {
        assertEquals(4, json("/v1/workers").getJsonArray("workers").size());
        JsonObject worker = json("/v1/workers/w2");
        assertEquals(worker, json("/v1/workers/1"));
        assertEquals(new JsonArray(List.of(0, 1, 3, 4, 5, 7)), worker.getJsonArray("partitions"));
        assertEquals(new JsonArray(List.of(1, 5)), worker.getJsonArray("partitions_led"));
        assertEquals("DOWN", json("/v1/workers/w4").getString("status"));
        assertEquals(true, worker.getBoolean("elector"));
        assertEquals(false, json("/v1/workers/w4").getBoolean("elector"));
        STAGE.get("/v1/workers/c1").problem(404, "no-such-worker");
        STAGE.get("/v1/workers/%zz").problem(404, "no-such-worker");
        STAGE.get("/v1/workers/").problem(404, "no-such-path");
    }

    @Test
    void partitionsComeInPages() {
        JsonObject first = json("/v1/partitions?limit=5");
        assertEquals(5, first.getJsonArray("partitions").size());
        JsonObject second = json("/v1/partitions?limit=5&after=" + first.getString("next"));
        assertEquals(3, second.getJsonArray("partitions").size());
        assertEquals(5, second.getJsonArray("partitions").getJsonObject(0).getInteger("partition"));
        assertTrue(!second.containsKey("next"));
        assertEquals(
                0,
                json("/v1/partitions?after=9999999").getJsonArray("partitions").size());
        STAGE.get("/v1/partitions?after=x").problem(400, "malformed-parameter");
    }

    @Test
    void aKeyIsMappedWhetherOrNotItExists() {
        JsonObject mapping = json("/v1/mapping?key=a/b%20c");
        assertEquals("a/b c", mapping.getString("key"));
        int partition = FakeCluster.MAP.partitionOf("a/b c".getBytes());
        assertEquals(partition, mapping.getInteger("partition"));
        assertEquals("w" + (partition % 4 + 1), mapping.getString("primary"));
        assertEquals(3, mapping.getJsonArray("replicas").size());
        assertEquals(3, mapping.getJsonObject("addresses").size());
        assertEquals(mapping, json("/mapping?key=a/b%20c"));
        assertEquals(mapping, json("/map?key=a/b%20c"));
        STAGE.get("/v1/mapping").problem(400, "malformed-key");
    }

    @Test
    void theEnvelopesViews() {
        assertEquals(json("/nodes"), json("/workers"));
        JsonObject node = json("/nodes").getJsonArray("workers").getJsonObject(3);
        assertEquals("DOWN", node.getString("status"));
        assertEquals(9_000, node.getInteger("last_heartbeat_ms"));
        assertEquals(6, node.getInteger("partitions"));
        assertEquals("w1", json("/status").getString("node_id"));
        assertEquals(new JsonObject().put("status", "UP").put("workers_count", 4), json("/health"));
        String lines = STAGE.get("/api/kv/workers").is(200).text();
        assertTrue(lines.startsWith("w1: UP, 10 keys, leads 2 partitions, http://127.0.0.1:8001\n"), lines);
    }

    @Test
    void probesSayWhy() {
        STAGE.ports.ready = false;
        JsonObject report = STAGE.get("/health/ready").is(503).json();
        assertEquals("DOWN", report.getString("status"));
        assertEquals(
                "No map has been seen yet.",
                report.getJsonArray("checks").getJsonObject(0).getString("text"));
        STAGE.get("/health").is(503);
        STAGE.get("/health/live").is(200);
        assertEquals(false, json("/status").getBoolean("ready"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cluster", "/v1/partitions", "/v1/mapping?key=a", "/map?key=a"})
    void beforeTheFirstMapThereIsNothingToTell(String path) {
        STAGE.cluster.map = Optional.empty();
        STAGE.get(path).problem(503, "unavailable").has("retry-after", "1");
        json("/v1/workers");
        json("/status");
        json("/nodes");
        json("/v1/workers/w1");
    }

    @Test
    void everyRequestIsMeasuredUnderItsRoute() {
        STAGE.get("/v1/kv/secret%2Fkey").is(404);
        STAGE.get("/nothing/here").is(404);
        STAGE.get("/metrics").is(200).has("content-type", "text/plain; version=0.0.4; charset=utf-8");
        // The last answer to an earlier test may be counted only now.
        List<String> expected = List.of("GET /v1/kv/{key} 404", "GET none 404", "GET /metrics 200");
        Stage.awaitThat(() -> STAGE.ports.answered.containsAll(expected));
        assertTrue(STAGE.ports.answered.stream().noneMatch(answered -> answered.contains("secret")));
    }

    @Test
    void whatIsUnderWayCanBeSeen() {
        assertEquals(
                Set.of(
                        "http.requests.active",
                        "http.requests.limit",
                        "http.content.active.bytes",
                        "http.connections",
                        "http.refused"),
                STAGE.ports.figures.keySet());
        STAGE.get("/health/live").is(200);
        Stage.awaitThat(() -> STAGE.ports.figures.get("http.connections").getAsLong() == 1);
    }
}
