package io.trivet.worker;

import io.trivet.node.settings.Configuration;
import io.trivet.process.Halt;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** A worker, as it is deployed: by {@code vertx run}, by {@code deploy/local} and in containers alike. */
public final class WorkerVerticle extends VerticleBase {
    private Worker worker;

    @Override
    public Future<?> start() {
        Configuration configuration = Configuration.read(config(), System.getenv(), WorkerSettings.GROUPS);
        worker = new Worker(vertx, WorkerSettings.read(configuration), new Halt());
        return worker.start();
    }

    @Override
    public Future<?> stop() {
        return worker.stop();
    }
}
