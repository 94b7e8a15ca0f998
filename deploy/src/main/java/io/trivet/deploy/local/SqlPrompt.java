package io.trivet.deploy.local;

import io.trivet.postgres.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A little of psql, where there is none: statements that end with a semicolon, and their rows. */
final class SqlPrompt {
    private static final int LIMIT_SECONDS = 60;

    private final PgConnection connection;
    private final Terminal terminal;

    private SqlPrompt(PgConnection connection, Terminal terminal) {
        this.connection = connection;
        this.terminal = terminal;
    }

    /** Of psql's options it knows {@code -c STATEMENT}. */
    static int run(Access access, List<String> options, Terminal terminal) {
        boolean isStatement = options.size() == 2 && options.get(0).equals("-c");
        if (!isStatement && !options.isEmpty()) {
            throw new Refusal("psql is not installed here. Without it only -c STATEMENT is understood. Connect to "
                    + access + " from elsewhere.");
        }
        Vertx vertx = Vertx.vertx();
        try {
            SqlPrompt prompt = new SqlPrompt(result(PgConnection.connect(vertx, options(access))), terminal);
            return isStatement ? prompt.say(options.get(1)) : prompt.converse();
        } finally {
            vertx.close();
        }
    }

    private static PgConnectOptions options(Access access) {
        return new PgConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password());
    }

    private int converse() {
        terminal.refuse(
                "psql is not installed here; this is a simple prompt. Statements end with ';', Ctrl-D ends it.");
        StringBuilder statement = new StringBuilder();
        int code = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                statement.append(line).append('\n');
                if (line.stripTrailing().endsWith(";")) {
                    code = say(statement.toString());
                    statement.setLength(0);
                }
            }
            return statement.toString().isBlank() ? code : say(statement.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int say(String statement) {
        try {
            for (RowSet<Row> rows = result(connection.query(statement).execute()); rows != null; rows = rows.next()) {
                say(rows);
            }
            return 0;
        } catch (CompletionException e) {
            terminal.refuse(e.getCause().getMessage());
            return 1;
        }
    }

    private void say(RowSet<Row> rows) {
        if (rows.columnsNames() != null) {
            terminal.say("%s", String.join(" | ", rows.columnsNames()));
            rows.forEach(row -> terminal.say("%s", text(row)));
        }
        terminal.say("(%d rows)", rows.rowCount());
    }

    private static String text(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(row::getValue)
                .map(value ->
                        value instanceof Buffer bytes ? "\\x" + HexFormat.of().formatHex(bytes.getBytes()) : "" + value)
                .collect(Collectors.joining(" | "));
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
