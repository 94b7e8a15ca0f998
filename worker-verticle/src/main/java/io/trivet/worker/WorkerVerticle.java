package io.trivet.worker;

import io.trivet.node.settings.Configuration;
import io.trivet.node.settings.SettingGroup;
import io.trivet.process.Halt;
import io.trivet.process.Startup;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/** A worker, as it is deployed: by {@code vertx run}, by {@code deploy/local} and in containers alike. */
public final class WorkerVerticle extends VerticleBase {
    private Worker worker;

    /** All that a worker can be told, for the manual. */
    public static List<SettingGroup> settings() {
        return WorkerSettings.GROUPS;
    }

    @Override
    public Future<?> start() {
        Configuration configuration = Startup.read(vertx, config(), System.getenv(), WorkerSettings.GROUPS);
        worker = new Worker(vertx, WorkerSettings.read(configuration), new Halt());
        return worker.start();
    }

    @Override
    public Future<?> stop() {
        return worker.stop();
    }
}
