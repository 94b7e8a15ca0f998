package io.trivet.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.node.cluster.ClusterSettings;
import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Endpoint;
import io.trivet.node.telemetry.LogFormat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NodeSettingsTest {
    private static NodeSettings read(Map<String, String> environment) {
        return NodeSettings.read(Configuration.read(new JsonObject(), environment, NodeSettings.GROUPS));
    }

    @Test
    void aNameIsAllThatAProcessNeeds() {
        NodeSettings settings = read(Map.of("TRIVET_NAME", "w1"));
        assertEquals("w1", settings.name());
        assertEquals("default", settings.zone());
        assertEquals(LogFormat.TEXT, settings.logFormat());
        assertEquals(
                new HttpSettings(
                        "127.0.0.1", 8000, "127.0.0.1", Optional.empty(), Optional.empty(), List.of("localhost")),
                settings.http());
        assertEquals(
                new ClusterSettings(
                        "trivet",
                        "127.0.0.1",
                        5701,
                        List.of(new Endpoint("127.0.0.1", 5701)),
                        0,
                        Duration.ofSeconds(5)),
                settings.cluster());
    }

    @Test
    void theClusterNeedsAnAddressThatOthersCanReach() {
        BadSettings refused = assertThrows(
                BadSettings.class, () -> read(Map.of("TRIVET_NAME", "w1", "TRIVET_CLUSTER_HOST", "0.0.0.0")));
        assertEquals(
                List.of("CLUSTER_HOST is told to the other members, so it has to be one address that they can reach."),
                refused.problems());
    }

    @Test
    void isReachedByItsPublicUrlOrElseByWhatItListensOn() {
        assertEquals(
                "http://127.0.0.1:8001",
                read(Map.of("TRIVET_NAME", "w1")).http().url(8001));
        assertEquals(
                "http://w1:8001",
                read(Map.of("TRIVET_NAME", "w1", "TRIVET_HTTP_HOST", "0.0.0.0", "TRIVET_CLUSTER_HOST", "w1"))
                        .http()
                        .url(8001));
        assertEquals(
                "https://kv.example/w1",
                read(Map.of("TRIVET_NAME", "w1", "TRIVET_PUBLIC_URL", "https://kv.example/w1"))
                        .http()
                        .url(8001));
    }
}
