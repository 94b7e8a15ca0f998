package io.trivet.worker.store;

import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables, and the steps from each version of them to the next. To be used by whoever holds the database's lock. */
final class Schema {
    private static final int VERSION = 2;

    private Schema() {}

    static Future<Void> install(PgConnection connection) {
        return version(connection)
                .compose(version -> version > VERSION ? tooNew(version) : upgrade(connection, version))
                .recover(cause -> Future.failedFuture(Failures.of(cause)));
    }

    private static Future<Integer> version(PgConnection connection) {
        return connection
                .query("select to_regclass('node') is not null as there")
                .execute()
                .map(found -> found.iterator().next().getBoolean("there"))
                .compose(there -> there
                        ? connection
                                .query("select schema_version from node")
                                .execute()
                                .map(found -> found.iterator().next().getInteger(0))
                        : Future.succeededFuture(0));
    }

    private static Future<Void> tooNew(int version) {
        return Future.failedFuture(new StoreFailure(
                Kind.UNFIT,
                "the database was made or upgraded by a later release (its schema is " + version + ", this one knows "
                        + VERSION + "): use that release"));
    }

    private static Future<Void> upgrade(PgConnection connection, int from) {
        if (from == VERSION) {
            return Future.succeededFuture();
        }
        int to = from + 1;
        // Several statements sent as one are one transaction: a step is made wholly or not at all.
        return connection
                .query(script(to) + "; update node set schema_version = " + to)
                .execute()
                .compose(done -> upgrade(connection, to));
    }

    private static String script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream script = Schema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("there is no " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
