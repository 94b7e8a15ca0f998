package io.trivet.node.settings;

import java.util.List;
import java.util.stream.Collectors;

/** All settings as tables in Markdown, for the manual. */
public final class SettingsTable {
    private SettingsTable() {}

    public static String markdown(List<SettingGroup> groups) {
        return groups.stream().map(SettingsTable::section).collect(Collectors.joining("\n"));
    }

    private static String section(SettingGroup group) {
        String rows = group.settings().stream().map(SettingsTable::row).collect(Collectors.joining());
        return "### " + group.title() + "\n\n| Setting | Default | Is | What for |\n|---|---|---|---|\n" + rows;
    }

    private static String row(Setting<?> setting) {
        String standard = setting.standard()
                .map(text -> "`" + text + "`")
                .orElse(setting.isRequired() ? "**has to be set**" : "none");
        return "| `" + setting.name() + "` | " + standard + " | "
                + setting.kind().form() + " | " + setting.doc() + " |\n";
    }
}
