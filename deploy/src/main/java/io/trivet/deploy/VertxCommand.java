package io.trivet.deploy;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Launcher;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/**
 * The {@code vertx} command. Vert.x' own ends with exit code 0 when a verticle does not start, and whatever supervises
 * the process would think that all is well.
 */
public final class VertxCommand extends Launcher {
    /** The one that the other launcher of Vert.x has for it. */
    private static final int NOT_STARTED = 15;

    public static void main(String[] arguments) {
        new VertxCommand().dispatch(arguments);
    }

    /** Where there is no native transport for the system, Vert.x takes Java's. */
    @Override
    public void beforeStartingVertx(VertxOptions options) {
        options.setPreferNativeTransport(true);
    }

    @Override
    public void handleDeployFailed(Vertx vertx, String verticle, DeploymentOptions options, Throwable cause) {
        vertx.close().onComplete(closed -> System.exit(NOT_STARTED));
    }
}
