package io.trivet.controller;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.SettingGroup;
import io.trivet.process.Halt;
import io.trivet.process.Startup;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/** A controller, as it is deployed: by {@code vertx run}, by {@code deploy/local} and in containers alike. */
public final class ControllerVerticle extends VerticleBase {
    private Controller controller;

    /** All that a controller can be told, for the manual. */
    public static List<SettingGroup> settings() {
        return ControllerSettings.GROUPS;
    }

    @Override
    public Future<?> start() {
        Configuration configuration = Startup.read(vertx, config(), System.getenv(), ControllerSettings.GROUPS);
        controller = new Controller(vertx, ControllerSettings.read(configuration), new Halt());
        return controller.start();
    }

    @Override
    public Future<?> stop() {
        return controller.stop();
    }
}
