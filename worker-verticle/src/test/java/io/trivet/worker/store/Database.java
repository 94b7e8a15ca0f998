package io.trivet.worker.store;

import io.trivet.postgres.PostgresServer;
import io.trivet.register.Life;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real server as a test uses it: emptied, looked into, and connected to by workers. */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int LANES = 1;
    private static final long LIMIT_NANOS = 20_000_000_000L;

    private final PostgresServer server;
    private final Loop loop = new Loop();
    private final List<Loop> workers = new ArrayList<>();

    Database(PostgresServer server) {
        this.server = server;
    }

    PostgresServer server() {
        return server;
    }

    PgConnectOptions options() {
        io.trivet.postgres.Access access = server.access();
        return new PgConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password());
    }

    /** Whatever is set for the role. */
    private PgConnectOptions psql() {
        return options()
                .addProperty("client_min_messages", "error")
                .addProperty("default_transaction_read_only", "off")
                .addProperty("statement_timeout", "0");
    }

    /** As somebody with psql. */
    List<Row> sql(String sql, Object... parameters) {
        return loop.get(() -> PgConnection.connect(loop.vertx(), psql())
                .compose(connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.from(parameters))
                        .<List<Row>>map(found -> {
                            List<Row> rows = new ArrayList<>();
                            found.forEach(rows::add);
                            return rows;
                        })
                        .eventually(connection::close)));
    }

    /** A session of somebody with psql that stays. */
    PgConnection session() {
        return loop.get(() -> PgConnection.connect(loop.vertx(), psql()))
                .exceptionHandler(cause -> LOG.debug("a session of a test has ended", cause));
    }

    /** A session with the settings of ours. */
    PgConnection session(Map<String, String> settings) {
        PgConnectOptions options = options();
        settings.forEach(options::addProperty);
        return loop.get(() -> PgConnection.connect(loop.vertx(), options));
    }

    List<Row> sql(PgConnection session, String sql) {
        return loop.get(() -> session.query(sql).execute().map(found -> {
            List<Row> rows = new ArrayList<>();
            found.forEach(rows::add);
            return rows;
        }));
    }

    /** Nothing in it, and nobody else connected. */
    void empty() {
        sql("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        sql("drop schema public cascade");
        sql("create schema public");
    }

    /** All keys stored, in the order of the index. */
    List<String> keys() {
        return sql("select key from entries order by partition, key_bytes").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Asks until there is an answer. */
    void await(String question) {
        long begun = System.nanoTime();
        while (sql(question).isEmpty()) {
            if (System.nanoTime() - begun > LIMIT_NANOS) {
                throw new AssertionError("never: " + question);
            }
        }
    }

    /** A setting of the server, until {@link #reset}. */
    void configure(String setting, String value) {
        sql("alter system set " + setting + " = " + value);
        sql("select pg_reload_conf()");
        await("select 1 where current_setting('" + setting + "') = " + value);
    }

    void reset() {
        sql("alter system reset all");
        sql("select pg_reload_conf()");
    }

    // ---------------------------------------------------------------- workers

    /** A process that starts over this database. */
    Process start() {
        return start(LANES, StoreSettings.DEFAULT, Optional.empty());
    }

    Process start(int lanes, StoreSettings settings, Optional<UUID> disowned) {
        return Loop.await(starting(lanes, settings, disowned));
    }

    Future<Process> starting() {
        return starting(LANES, StoreSettings.DEFAULT, Optional.empty());
    }

    Future<Process> starting(int lanes, StoreSettings settings, Optional<UUID> disowned) {
        return new Process(newLoop(), options(), settings, lanes).start(disowned);
    }

    /** A process that connects to this server in another way. */
    Process start(PgConnectOptions options) {
        Process process = new Process(newLoop(), options, StoreSettings.DEFAULT, LANES);
        return Loop.await(process.start(Optional.empty()));
    }

    private Loop newLoop() {
        Loop its = new Loop();
        workers.add(its);
        return its;
    }

    @Override
    public void close() {
        workers.forEach(Loop::close);
        workers.clear();
        loop.close();
    }

    /** One run of a worker, as far as its database is concerned. */
    static final class Process {
        private final Loop loop;
        private final Access access;
        private final int lanes;
        private final List<String> ended = new ArrayList<>();
        private Optional<WorkerDatabase> database = Optional.empty();

        Process(Loop loop, PgConnectOptions options, StoreSettings settings, int lanes) {
            this.loop = loop;
            this.lanes = lanes;
            this.access = new Access(loop.vertx(), options, settings, loop.timing());
        }

        private Future<Process> start(Optional<UUID> disowned) {
            return loop.onLoop(() -> WorkerDatabase.open(access, lanes, disowned, ended::add))
                    .map(opened -> {
                        database = Optional.of(opened);
                        return this;
                    });
        }

        Loop loop() {
            return loop;
        }

        WorkerDatabase database() {
            return database.orElseThrow();
        }

        Born born() {
            return database().born();
        }

        /** Why it was told to end, if it was. */
        List<String> ended() {
            return ended;
        }

        /** Its own, with this beat told to others. */
        Life life(long beat) {
            Life own = born().life();
            return new Life(own.identity(), own.incarnation(), own.nonce(), own.timeline(), beat);
        }

        LoopStore connect() {
            return connect(0, born().life());
        }

        LoopStore connect(int lane, Life known) {
            return new LoopStore(loop, Loop.await(connecting(lane, known)));
        }

        Future<PostgresStore> connecting(int lane, Life known) {
            return loop.onLoop(() -> PostgresStore.connect(access, lane, lanes, known));
        }
    }
}
