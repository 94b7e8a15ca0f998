package io.trivet.process;

import io.trivet.node.NodeSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.SettingGroup;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.WatchSettings;
import java.util.ArrayList;
import java.util.List;

/** What every process is told, whatever it is for. */
public record ProcessSettings(NodeSettings node, RestSettings rest, WatchSettings watch, DetectionSettings detection) {
    /** These settings, and those of one kind of process. */
    public static List<SettingGroup> groupsWith(SettingGroup... own) {
        List<SettingGroup> groups = new ArrayList<>(NodeSettings.GROUPS);
        groups.add(RestSettings.GROUP);
        groups.add(WatchSettings.GROUP);
        groups.add(DetectionSettings.GROUP);
        groups.addAll(List.of(own));
        return List.copyOf(groups);
    }

    public static ProcessSettings read(Configuration configuration) {
        NodeSettings node = NodeSettings.read(configuration);
        return new ProcessSettings(
                node,
                RestSettings.read(configuration, node.http()),
                WatchSettings.read(configuration),
                DetectionSettings.read(configuration));
    }
}
