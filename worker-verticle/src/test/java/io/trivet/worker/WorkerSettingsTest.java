package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class WorkerSettingsTest {
    private static JsonObject json() {
        return new JsonObject().put("NAME", "w1");
    }

    private static Configuration configuration(JsonObject json) {
        return Configuration.read(json, Map.of(), WorkerSettings.GROUPS);
    }

    private static WorkerSettings read(JsonObject json) {
        return WorkerSettings.read(configuration(json));
    }

    private static String refused(JsonObject json) {
        List<String> problems =
                assertThrows(BadSettings.class, () -> read(json)).problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    @Test
    void aNameIsEnough() {
        WorkerSettings settings = read(json());
        assertEquals(1, settings.lanes());
        assertEquals(300, settings.tuning().stall());
        assertEquals(500, settings.tuning().settings().sizes().knownKeys());
        assertEquals(64 << 20, settings.tuning().settings().sizes().packedBytes());
        assertEquals(600_000, settings.tuning().settings().times().horizons().purgeGrace());
        assertEquals(Optional.empty(), settings.disowned());
        assertFalse(settings.store().trustsUnsafeServer());
    }

    @Test
    void whereItsPostgresIs() {
        PgConnectOptions postgres = read(json().put("POSTGRES_HOST", "db1")
                        .put("POSTGRES_PORT", 5433)
                        .put("POSTGRES_DATABASE", "one")
                        .put("POSTGRES_USER", "me")
                        .put("POSTGRES_PASSWORD", "secret"))
                .postgres();
        assertEquals("db1", postgres.getHost());
        assertEquals(5433, postgres.getPort());
        assertEquals("one", postgres.getDatabase());
        assertEquals("me", postgres.getUser());
        assertEquals("secret", postgres.getPassword());
    }

    @Test
    void thePasswordIsNotForTheLog() {
        Configuration configuration = configuration(json().put("POSTGRES_PASSWORD", "secret"));
        assertFalse(configuration.given(WorkerSettings.GROUPS).containsValue("secret"));
    }

    @Test
    void anUnsafeServerIsTrustedOnlyWhenThatIsSaid() {
        assertTrue(read(json().put("POSTGRES_MAY_LOSE", true)).store().trustsUnsafeServer());
    }

    @Test
    void theIdentityToGiveUpIsAUuid() {
        UUID identity = new UUID(1, 2);
        assertEquals(
                Optional.of(identity),
                read(json().put("NEW_IDENTITY", identity.toString())).disowned());
        assertTrue(refused(json().put("NEW_IDENTITY", "w1")).contains("is not a UUID"));
    }

    @Test
    void timesAndCountsThatMakeNoSenseAreRefused() {
        assertTrue(refused(json().put("STALL_LIMIT", "10ms")).contains("from 50ms to 10s"));
        assertTrue(refused(json().put("PURGE_AFTER", "0s")).contains("of a second or more"));
        assertTrue(refused(json().put("LANES", 0)).contains("a number from 1 to 64"));
    }
}
