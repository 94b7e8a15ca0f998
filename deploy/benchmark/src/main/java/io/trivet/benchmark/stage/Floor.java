package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Pgbench;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.watch.Kind;
import io.trivet.benchmark.watch.Sql;
import io.trivet.postgres.Access;
import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A PostgreSQL with the settings of those of Trivet, on which pgbench writes rows: what is under us. */
public final class Floor implements Stand {
    private static final int LOWEST_PORT = 25_400;
    private static final int ROWS = 64;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Setting setting;
    private final PostgresServer server;

    private Floor(Setting setting, PostgresServer server) {
        this.setting = setting;
        this.server = server;
    }

    public static Floor start(Setting setting) {
        PostgresServer server = PostgresServer.in(setting.place().of("floor"));
        server.start(Place.freePorts(LOWEST_PORT, 1).get(0));
        return new Floor(setting, server);
    }

    @Override
    public void prepare(DataSet data) {
        setting.said().accept("Loading PostgreSQL");
        Sql sql = new Sql(setting.http().vertx());
        String filling = "insert into entries select int4send(n), 1, '%s' from generate_series(0, %d) n order by 1"
                .formatted(Preload.text(data.bytes()), data.keys() - 1);
        Waits.result(
                "the table",
                LIMIT,
                sql.run(server.access(), text("floor.sql"))
                        .compose(made -> sql.run(server.access(), filling))
                        .compose(filled -> sql.run(server.access(), "vacuum analyze entries"))
                        .compose(cleaned -> sql.run(server.access(), "checkpoint")));
    }

    private String text(String name) {
        try {
            return Files.readString(setting.place().unpacked(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Load load(Cell cell, int round) {
        DataSet data = cell.data();
        String script = cell.work() == Work.SORTED ? "sorted.sql" : "single.sql";
        List<String> words = List.of(
                "--file=" + setting.place().unpacked(script),
                "--define=keys=" + data.keys(),
                "--define=stride=" + data.keys() / ROWS,
                "--define=content=" + Preload.text(data.bytes()),
                "--client=" + cell.connections(),
                "--jobs=1");
        return new Pgbench(server.access(), words, setting.end());
    }

    @Override
    public Map<Kind, List<Long>> processes() {
        return Map.of(Kind.POSTGRES, server.process().map(LocalProcess::family).orElse(List.of()));
    }

    @Override
    public List<Access> databases() {
        return List.of(server.access());
    }

    @Override
    public void close() {
        server.stopImmediately();
    }
}
