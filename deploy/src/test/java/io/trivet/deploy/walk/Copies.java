package io.trivet.deploy.walk;

import io.trivet.postgres.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What lies in the databases of the workers, looked up there. */
final class Copies {
    private static final int REPLICAS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ENTRIES =
            "select key, stamp, version, value from entries where starts_with(key, $1) and not deleted";
    private static final String DIGESTS = """
            select r.partition, count(*) as live, bit_xor(r.digest) as digest
            from rows r left join partitions p using (partition)
            where r.partition >= 0 and r.fill = coalesce(p.fill, 0)
            group by r.partition
            """;

    private final Vertx vertx;
    private final Site cluster;

    Copies(Vertx vertx, Site cluster) {
        this.vertx = vertx;
        this.cluster = cluster;
    }

    // ---------------------------------------------------------------- every key

    /** Waits for the third copy, which is not waited for by a write. */
    void mustBeThreeOfEach(String prefix, Map<String, String> expected) {
        Waiting.until("three equal copies of every key", LIMIT, () -> {
            Map<String, Map<String, String>> found = new HashMap<>();
            everywhere(
                    ENTRIES,
                    Tuple.of(prefix),
                    (worker, row) -> found.computeIfAbsent(row.getString("key"), key -> new TreeMap<>())
                            .put(
                                    worker,
                                    "'%s' (version %d, stamp %s)"
                                            .formatted(
                                                    row.getString("value"),
                                                    row.getLong("version"),
                                                    row.getString("stamp"))));
            return expected.entrySet().stream()
                    .flatMap(entry ->
                            wrong(entry.getKey(), entry.getValue(), found.getOrDefault(entry.getKey(), Map.of()))
                                    .stream())
                    .findFirst();
        });
    }

    private static Optional<String> wrong(String key, String value, Map<String, String> copies) {
        boolean right = copies.size() == REPLICAS
                && copies.values().stream().distinct().count() == 1
                && copies.values().iterator().next().startsWith("'" + value + "' (");
        return right
                ? Optional.empty()
                : Optional.of("Key %s: expected on three workers, with one stamp, '%s'; found %s"
                        .formatted(key, value, copies));
    }

    // ---------------------------------------------------------------- every partition

    /**
     * The members of every partition have as many rows, with the same digest, and nobody else has any.
     *
     * @param partitions as /v1/partitions tells of them
     */
    void mustBeEqual(JsonArray partitions) {
        Waiting.until("equal rows by digest", LIMIT, () -> {
            Map<Integer, Map<String, String>> found = new HashMap<>();
            everywhere(
                    DIGESTS,
                    Tuple.tuple(),
                    (worker, row) -> found.computeIfAbsent(row.getInteger("partition"), partition -> new TreeMap<>())
                            .put(
                                    worker,
                                    "%d rows with digest %x".formatted(row.getLong("live"), row.getLong("digest"))));
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < partitions.size(); i++) {
                wrong(partitions.getJsonObject(i), found).ifPresent(wrong::add);
            }
            return wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of(wrong.size() + " partitions differ; the first: " + wrong.get(0));
        });
    }

    private static Optional<String> wrong(JsonObject partition, Map<Integer, Map<String, String>> found) {
        int number = partition.getInteger("partition");
        List<?> voters = partition.getJsonArray("voters").getList();
        Map<String, String> rows = found.getOrDefault(number, Map.of());
        boolean right = rows.isEmpty()
                || rows.size() == REPLICAS
                        && voters.containsAll(rows.keySet())
                        && rows.values().stream().distinct().count() == 1;
        return right
                ? Optional.empty()
                : Optional.of("Partition %d: expected equal rows on %s, found %s".formatted(number, voters, rows));
    }

    // ---------------------------------------------------------------- SQL

    private interface Reader {
        void read(String worker, Row row);
    }

    private void everywhere(String query, Tuple parameters, Reader reader) {
        List<String> workers = cluster.stores();
        List<Future<RowSet<Row>>> answers = workers.stream()
                .map(worker -> on(
                        cluster.postgresOf(worker),
                        connection -> connection.preparedQuery(query).execute(parameters)))
                .toList();
        Waiting.result("a look into the databases", LIMIT, Future.all(answers));
        for (int i = 0; i < answers.size(); i++) {
            String worker = workers.get(i);
            answers.get(i).result().forEach(row -> reader.read(worker, row));
        }
    }

    private <T> Future<T> on(Access access, Function<PgConnection, Future<T>> action) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(access.host())
                .setPort(access.port())
                .setDatabase(access.database())
                .setUser(access.user())
                .setPassword(access.password());
        return PgConnection.connect(vertx, options)
                .compose(connection -> action.apply(connection).eventually(connection::close));
    }
}
