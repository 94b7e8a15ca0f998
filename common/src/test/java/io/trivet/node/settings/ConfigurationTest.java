package io.trivet.node.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigurationTest {
    private static final Setting<String> NAME = Setting.required("NAME", Kinds.NAME, "What it is called.");
    private static final Setting<Integer> REPLICAS = Setting.of("REPLICAS", Kinds.count(1, 7), "3", "Copies.");
    private static final Setting<Integer> QUORUM = Setting.of("WRITE_QUORUM", Kinds.count(1, 7), "2", "Votes.");
    private static final Setting<Duration> PATIENCE = Setting.of("PATIENCE", Kinds.DURATION, "6s", "How long.");
    private static final Setting<List<Endpoint>> MEMBERS =
            Setting.of("MEMBERS", Kinds.listOf(Kinds.ENDPOINT), "a:1", "Who.");
    private static final Setting<Optional<String>> TOKEN =
            Setting.optional("TOKEN", Kinds.TEXT, "A secret.").asSecret();

    private static final Rule MAJORITY = new Rule(
            List.of(REPLICAS, QUORUM),
            settings -> 2 * settings.get(QUORUM) > settings.get(REPLICAS),
            "WRITE_QUORUM is no majority of REPLICAS: two writes could miss each other.");

    private static final List<SettingGroup> GROUPS = List.of(
            new SettingGroup("All", List.of(NAME, REPLICAS, QUORUM, PATIENCE, MEMBERS, TOKEN), List.of(MAJORITY)));

    private static Configuration read(JsonObject json, Map<String, String> environment) {
        return Configuration.read(json, environment, GROUPS);
    }

    private static List<String> problems(JsonObject json, Map<String, String> environment) {
        return assertThrows(BadSettings.class, () -> read(json, environment)).problems();
    }

    @Test
    void whatIsNotSetIsItsDefault() {
        Configuration configuration = read(new JsonObject().put("NAME", "w1"), Map.of());
        assertEquals("w1", configuration.get(NAME));
        assertEquals(3, configuration.get(REPLICAS));
        assertEquals(Duration.ofSeconds(6), configuration.get(PATIENCE));
        assertEquals(List.of(new Endpoint("a", 1)), configuration.get(MEMBERS));
        assertEquals(Optional.empty(), configuration.get(TOKEN));
    }

    @Test
    void theEnvironmentWinsOverJson() {
        JsonObject json = new JsonObject().put("NAME", "w1").put("REPLICAS", 5).put("WRITE_QUORUM", 3);
        Configuration configuration = read(json, Map.of("TRIVET_NAME", "w2", "PATH", "/bin"));
        assertEquals("w2", configuration.get(NAME));
        assertEquals(5, configuration.get(REPLICAS));
    }

    @Test
    void aListIsAnArrayInJsonAndHasCommasInTheEnvironment() {
        List<Endpoint> both = List.of(new Endpoint("a", 1), new Endpoint("b", 2));
        JsonObject json = new JsonObject().put("NAME", "w1").put("MEMBERS", new JsonArray(List.of("a:1", "b:2")));
        assertEquals(both, read(json, Map.of()).get(MEMBERS));
        assertEquals(both, read(json, Map.of("TRIVET_MEMBERS", "a:1, b:2")).get(MEMBERS));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        JsonObject json = new JsonObject().put("NAME", "w1").put("REPLICAS", 1);
        assertEquals(1, read(json, Map.of("TRIVET_REPLICAS", "")).get(REPLICAS));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        JsonObject json = new JsonObject().put("PATIENCE", 6).put("COLOUR", "red");
        List<String> problems = problems(json, Map.of("TRIVET_REPLICAS", "nine", "TRIVET_MEMBERS", "a:1,b"));
        assertEquals(
                List.of(
                        "There is no setting COLOUR.",
                        "MEMBERS=a:1,b is not a host:port, or several, separated by commas.",
                        "NAME has to be set: What it is called.",
                        "PATIENCE=6 is not a duration such as 300ms, 6s or 1m.",
                        "REPLICAS=nine is not a number from 1 to 7."),
                problems);
    }

    @Test
    void aNameThatIsSpelledWrongIsGuessed() {
        List<String> problems = problems(new JsonObject().put("NAME", "w1"), Map.of("TRIVET_REPLICA", "3"));
        assertEquals(List.of("There is no setting TRIVET_REPLICA. Did you mean REPLICAS?"), problems);
    }

    @Test
    void settingsThatContradictEachOtherAreRefusedWithTheReason() {
        List<String> problems = problems(new JsonObject().put("NAME", "w1").put("WRITE_QUORUM", 1), Map.of());
        assertEquals(List.of(MAJORITY.otherwise()), problems);
    }

    @Test
    void aRuleIsNotAskedAboutWhatCannotBeRead() {
        List<String> problems = problems(new JsonObject().put("NAME", "w1").put("WRITE_QUORUM", "x"), Map.of());
        assertEquals(List.of("WRITE_QUORUM=x is not a number from 1 to 7."), problems);
    }

    @Test
    void secretsAreShownNeitherInTheLogNorInComplaints() {
        Configuration configuration = read(new JsonObject().put("NAME", "w1").put("TOKEN", "abc"), Map.of());
        assertEquals(Map.of("NAME", "w1", "TOKEN", "(hidden)"), configuration.given(GROUPS));
        Setting<Integer> pin =
                Setting.of("PIN", Kinds.count(0, 9), "0", "A secret number.").asSecret();
        BadSettings refused = assertThrows(
                BadSettings.class,
                () -> Configuration.read(
                        new JsonObject().put("PIN", "4711"),
                        Map.of(),
                        List.of(new SettingGroup("Pin", List.of(pin), List.of()))));
        assertFalse(refused.getMessage().contains("4711"), refused.getMessage());
    }

    @Test
    void theTableNamesEverySettingWithItsDefault() {
        String table = SettingsTable.markdown(GROUPS);
        assertTrue(table.contains("| `NAME` | **has to be set** | "), table);
        assertTrue(table.contains("| `REPLICAS` | `3` | a number from 1 to 7 | Copies. |"), table);
        assertTrue(table.contains("| `TOKEN` | none | a text | A secret. |"), table);
    }
}
