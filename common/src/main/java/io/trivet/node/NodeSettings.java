package io.trivet.node;

import io.trivet.node.cluster.ClusterSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import io.trivet.node.telemetry.LogFormat;
import java.util.List;

/**
 * What every process has to know of itself.
 *
 * @param zone where it stands: copies are spread over zones first
 */
public record NodeSettings(String name, String zone, LogFormat logFormat, HttpSettings http, ClusterSettings cluster) {
    private static final Setting<String> NAME =
            Setting.required("NAME", Kinds.NAME, "What this process is called, such as `w1`: no other bears its name.");
    private static final Setting<String> ZONE = Setting.of(
            "ZONE",
            Kinds.NAME,
            "default",
            "What fails together, such as a rack: the copies of a key are spread over as many zones as there are.");
    private static final Setting<LogFormat> LOG_FORMAT = Setting.of(
            "LOG_FORMAT", Kinds.oneOf(LogFormat.class), "text", "How the log is written: for people or for machines.");

    private static final SettingGroup SELF =
            new SettingGroup("Every process", List.of(NAME, ZONE, LOG_FORMAT), List.of());

    /** The settings of every process. */
    public static final List<SettingGroup> GROUPS = List.of(SELF, HttpSettings.GROUP, ClusterSettings.GROUP);

    public static NodeSettings read(Configuration configuration) {
        ClusterSettings cluster = ClusterSettings.read(configuration);
        return new NodeSettings(
                configuration.get(NAME),
                configuration.get(ZONE),
                configuration.get(LOG_FORMAT),
                HttpSettings.read(configuration, cluster.host()),
                cluster);
    }
}
