package io.trivet.deploy.local;

import io.trivet.postgres.Access;
import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL of a worker. */
record PostgresPart(Member worker, PostgresServer server) implements Part {
    static PostgresPart of(Home home, Member worker) {
        return new PostgresPart(worker, PostgresServer.in(home.of(worker.postgresName())));
    }

    @Override
    public String name() {
        return worker.postgresName();
    }

    @Override
    public String place() {
        return Member.HOST + ":" + worker.postgresPort();
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public Optional<LocalProcess> process() {
        return server.process();
    }

    @Override
    public void start() {
        server.start(worker.postgresPort());
    }

    @Override
    public void stop() {
        server.stop();
    }

    Access access() {
        return server.access();
    }

    @Override
    public Condition condition() {
        return process()
                .map(process -> process.isPaused() ? Condition.PAUSED : Condition.READY)
                .orElse(Condition.DOWN);
    }
}
