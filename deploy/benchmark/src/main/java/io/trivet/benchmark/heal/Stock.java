package io.trivet.benchmark.heal;

import io.trivet.benchmark.watch.Sql;
import io.trivet.postgres.Access;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What lies in the databases of workers.
 *
 * @param databases by number, from the first worker's on
 * @param lost the number of the worker that is set against all others
 */
record Stock(Sql sql, List<Access> databases, int lost) {
    /** Rows of a partition's former life at a worker are dead, and those of partition -1 are the cluster's map. */
    private static final String LIVING =
            "select count(*) from rows join partitions using (partition, fill) where partition >= 0";

    Future<Long> held() {
        return rows(databases.get(lost - 1));
    }

    Future<Long> others() {
        return Future.all(IntStream.rangeClosed(1, databases.size())
                        .filter(number -> number != lost)
                        .mapToObj(number -> rows(databases.get(number - 1)))
                        .toList())
                .map(all -> all.<Long>list().stream().mapToLong(Long::longValue).sum());
    }

    private Future<Long> rows(Access database) {
        return sql.run(database, LIVING).map(found -> found.iterator().next().getLong(0));
    }
}
