package io.trivet.rest.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.NodeSettings;
import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.SettingGroup;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings of the HTTP interface. */
class RestSettingsTest {
    private static RestSettings read(Map<String, String> environment) {
        Map<String, String> named = new HashMap<>(environment);
        named.put("TRIVET_NAME", "w1");
        List<SettingGroup> groups = new ArrayList<>(NodeSettings.GROUPS);
        groups.add(RestSettings.GROUP);
        Configuration configuration = Configuration.read(new JsonObject(), named, groups);
        return RestSettings.read(configuration, NodeSettings.read(configuration).http());
    }

    @Test
    void whatIsNotSetIsTheDefault() {
        RestSettings read = read(Map.of());
        assertEquals(RestSettings.DEFAULTS, read.with(RestSettings.Access.DEFAULTS));
        assertEquals(Optional.empty(), read.access().token());
    }

    @Test
    void theNameThatOthersAreToldIsOneOfItsOwn() {
        RestSettings read = read(Map.of("TRIVET_HTTP_HOST", "0.0.0.0", "TRIVET_CLUSTER_HOST", "worker-1"));
        assertTrue(read.access().hosts().contains("worker-1"));
    }

    @Test
    void whatIsSetCounts() {
        RestSettings read = read(Map.of(
                "TRIVET_MAX_VALUE_SIZE", "64KiB",
                "TRIVET_MAX_REQUESTS", "10",
                "TRIVET_REQUEST_TIMEOUT", "2s",
                "TRIVET_TOKEN", "secret",
                "TRIVET_PUBLIC_URL", "https://kv.example:8443/"));
        assertEquals(64 << 10, read.sizes().value());
        assertEquals(10, read.load().requests());
        assertEquals(2_000, read.times().timeout());
        assertEquals(Optional.of("secret"), read.access().token());
        assertTrue(read.access().hosts().contains("kv.example"));
    }

    @Test
    void whatDoesNotFitTogetherStopsTheStart() {
        assertThrows(BadSettings.class, () -> read(Map.of("TRIVET_MAX_BATCH_SIZE", "512KiB")));
        assertThrows(BadSettings.class, () -> read(Map.of("TRIVET_MAX_REQUEST_BYTES", "1MiB")));
        assertThrows(BadSettings.class, () -> read(Map.of("TRIVET_REQUEST_TIMEOUT", "1m")));
        assertThrows(BadSettings.class, () -> read(Map.of("TRIVET_IDLE_TIMEOUT", "30s")));
    }
}
