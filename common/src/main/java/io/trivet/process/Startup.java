package io.trivet.process;

import io.trivet.node.NodeSettings;
import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.SettingGroup;
import io.trivet.node.telemetry.Logs;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is looked at before a process begins: how it was started, and its settings. */
public final class Startup {
    private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

    private Startup() {}

    /**
     * Reads all settings of a process.
     *
     * @throws BadSettings with everything that is wrong, which has been logged by then, a line each
     */
    public static Configuration read(
            Vertx vertx, JsonObject json, Map<String, String> environment, List<SettingGroup> groups) {
        try {
            refuseForeignCluster(vertx);
            Configuration configuration = Configuration.read(json, environment, groups);
            Logs.write(NodeSettings.read(configuration).logFormat());
            LOG.info("settings: {}", configuration.given(groups));
            return configuration;
        } catch (BadSettings bad) {
            bad.problems().forEach(problem -> LOG.error("cannot start: {}", problem));
            throw bad;
        }
    }

    /** A cluster that the launcher has joined cannot be left and joined again, as has to be done after a pause. */
    private static void refuseForeignCluster(Vertx vertx) {
        if (vertx.isClustered()) {
            throw new BadSettings(List.of("It was started with -cluster. Trivet joins its cluster by itself, so that "
                    + "it can come back after a pause: leave -cluster out, and set MEMBERS, CLUSTER_HOST and "
                    + "CLUSTER_PORT."));
        }
    }
}
