package io.trivet.controller;

import io.trivet.node.settings.Configuration;
import io.trivet.process.Halt;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** A controller, as it is deployed: by {@code vertx run}, by {@code deploy/local} and in containers alike. */
public final class ControllerVerticle extends VerticleBase {
    private Controller controller;

    @Override
    public Future<?> start() {
        Configuration configuration = Configuration.read(config(), System.getenv(), ControllerSettings.GROUPS);
        controller = new Controller(vertx, ControllerSettings.read(configuration), new Halt());
        return controller.start();
    }

    @Override
    public Future<?> stop() {
        return controller.stop();
    }
}
