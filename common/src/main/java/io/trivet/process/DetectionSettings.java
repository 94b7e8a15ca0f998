package io.trivet.process;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Rule;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import java.time.Duration;
import java.util.List;

/**
 * How long somebody may be silent, in milliseconds. Nothing that a client waits for depends on it.
 *
 * @param replaceAfter how long a worker may be down before others are given what it holds
 */
public record DetectionSettings(long suspectAfter, long downAfter, long replaceAfter) {
    private static final Setting<Duration> SUSPECT_AFTER = Setting.of(
            "SUSPECT_AFTER", Kinds.DURATION, "2s", "A node that has been silent for so long is shown as `SUSPECT`.");
    private static final Setting<Duration> DOWN_AFTER =
            Setting.of("DOWN_AFTER", Kinds.DURATION, "6s", "A node that has been silent for so long counts as `DOWN`.");
    private static final Setting<Duration> REPLACE_AFTER = Setting.of(
            "REPLACE_AFTER",
            Kinds.DURATION,
            "5m",
            "How long a worker may be `DOWN` before other workers are given copies of what it holds. The same on all "
                    + "nodes.");
    private static final Rule IN_ORDER = new Rule(
            List.of(SUSPECT_AFTER, DOWN_AFTER),
            settings -> settings.get(SUSPECT_AFTER).toMillis() >= 1_000
                    && settings.get(SUSPECT_AFTER).compareTo(settings.get(DOWN_AFTER)) < 0,
            "SUSPECT_AFTER has to be at least 1s, since nodes are heard twice a second, and shorter than DOWN_AFTER.");

    public static final SettingGroup GROUP =
            new SettingGroup("Failure detection", List.of(SUSPECT_AFTER, DOWN_AFTER, REPLACE_AFTER), List.of(IN_ORDER));

    public static DetectionSettings read(Configuration configuration) {
        return new DetectionSettings(
                configuration.get(SUSPECT_AFTER).toMillis(),
                configuration.get(DOWN_AFTER).toMillis(),
                configuration.get(REPLACE_AFTER).toMillis());
    }
}
