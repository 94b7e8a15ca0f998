package io.trivet.node.settings;

import java.util.List;

/** The settings of one part of a process, in the order in which people read of them. */
public record SettingGroup(String title, List<Setting<?>> settings, List<Rule> rules) {
    public SettingGroup {
        settings = List.copyOf(settings);
        rules = List.copyOf(rules);
    }
}
