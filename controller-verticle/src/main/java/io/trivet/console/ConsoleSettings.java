package io.trivet.console;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.Kinds;
import io.trivet.node.settings.Rule;
import io.trivet.node.settings.Setting;
import io.trivet.node.settings.SettingGroup;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the console has to know of who runs the cluster.
 *
 * @param switchboard where parts of the cluster are paused, killed and started, if there is somebody who can
 * @param key that the switchboard asks for
 * @param command what is typed before {@code pause w2} to do the same by hand
 */
public record ConsoleSettings(Optional<URI> switchboard, Optional<String> key, Optional<String> command) {
    private static final Setting<Optional<URI>> SWITCHBOARD = Setting.optional(
            "CONSOLE_SWITCHBOARD",
            Kinds.URL,
            "Where the console's page has parts of the cluster paused, killed and started. `deploy/local` sets it.");
    private static final Setting<Optional<String>> SWITCHBOARD_KEY = Setting.optional(
                    "CONSOLE_SWITCHBOARD_KEY",
                    Kinds.TEXT,
                    "What the switchboard wants to be shown. Whoever may use this controller is given it.")
            .asSecret();
    private static final Setting<Optional<String>> COMMAND = Setting.optional(
            "CONSOLE_COMMAND",
            Kinds.TEXT,
            "What has to be typed before `pause w2`, `kill w2` and so on, for the page to show where it has no"
                    + " switchboard: `docker compose`.");
    private static final Rule KEY_FITS = new Rule(
            List.of(SWITCHBOARD, SWITCHBOARD_KEY),
            settings -> settings.get(SWITCHBOARD).isPresent()
                    == settings.get(SWITCHBOARD_KEY).isPresent(),
            "CONSOLE_SWITCHBOARD and CONSOLE_SWITCHBOARD_KEY are set together or not at all.");

    public static final SettingGroup GROUP =
            new SettingGroup("Console", List.of(SWITCHBOARD, SWITCHBOARD_KEY, COMMAND), List.of(KEY_FITS));

    public static ConsoleSettings read(Configuration configuration) {
        return new ConsoleSettings(
                configuration.get(SWITCHBOARD), configuration.get(SWITCHBOARD_KEY), configuration.get(COMMAND));
    }

    /** For the page. */
    JsonObject toJson() {
        JsonObject json = new JsonObject();
        switchboard.ifPresent(url -> json.put("switchboard", url.toString()));
        key.ifPresent(text -> json.put("switchboard_key", text));
        command.ifPresent(text -> json.put("command", text));
        return json;
    }
}
