package io.trivet.node.settings;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All settings of a process, read and checked once. Whoever has one knows that every value in it is good. */
public final class Configuration {
    static final String PREFIX = "TRIVET_";
    private static final String HIDDEN = "(hidden)";

    private final Map<String, String> given;

    Configuration(Map<String, String> given) {
        this.given = new TreeMap<>(given);
    }

    /**
     * Reads them; what stands in the environment wins.
     *
     * @param groups all settings that this process knows: any other that is given is a mistake
     * @throws BadSettings with everything that is wrong
     */
    public static Configuration read(JsonObject json, Map<String, String> environment, List<SettingGroup> groups) {
        return new Reading(groups).read(json, environment);
    }

    public <T> T get(Setting<T> setting) {
        if (given.containsKey(setting.name())) {
            return setting.kind().parse(given.get(setting.name()));
        }
        return setting.absent().orElseThrow(() -> new IllegalStateException("of no group: " + setting.name()));
    }

    /** What was set, for the log: secrets are left out. */
    public Map<String, String> given(List<SettingGroup> groups) {
        Map<String, String> shown = new TreeMap<>(given);
        groups.stream()
                .flatMap(group -> group.settings().stream())
                .filter(Setting::secret)
                .forEach(secret -> shown.computeIfPresent(secret.name(), (name, value) -> HIDDEN));
        return shown;
    }
}
