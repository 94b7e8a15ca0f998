package io.trivet.worker.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.pgclient.PgConnection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * Statements are prepared while tables are empty, when every way to find nothing costs the same, and the plan stays
 * until PostgreSQL looks at the table by itself, a minute later at best. So each has to leave it no other way than by
 * the whole key.
 */
@ExtendWith(SharedServer.class)
class PlansTest {
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    private static final Pattern SCAN_OF_ROWS = Pattern.compile("Scan (?:using \\w+ )?on rows\\b.*\\n\\s*(.*)");

    private String plan(PgConnection session, Database database, String sql) {
        int parameters = PARAMETER
                .matcher(sql)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
        String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
        database.sql(session, "prepare it as " + sql);
        String plan = database.sql(session, "explain execute it(" + nulls + ")").stream()
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
        database.sql(session, "deallocate it");
        return plan;
    }

    private static List<String> inFunctions(Database database) {
        return List.of(database.sql("select prosrc from pg_proc where proname = 'passed_over'")
                .get(0)
                .getString(0));
    }

    private static Executable isByWholeKey(String sql, String plan) {
        return () -> {
            assertFalse(plan.contains("Join Filter"), () -> sql + "\n" + plan);
            SCAN_OF_ROWS
                    .matcher(plan)
                    .results()
                    .map(scan -> scan.group(1))
                    .forEach(how -> assertTrue(
                            how.contains("(partition = ") && how.contains("(fill ") || how.startsWith("TID Cond"),
                            () -> sql + "\n" + plan));
        };
    }

    @Test
    void everyStatementFindsRowsByTheWholeKeyAlsoIfItWasPlannedWhenThereWereNone(Database database) {
        database.start();
        PgConnection session = database.session(Connections.SESSION);
        assertAll(Stream.of(LaneConnector.OF_COMMITS, Queries.OF_ROWS, Queries.OF_SCANS, inFunctions(database))
                .flatMap(List::stream)
                .map(sql -> isByWholeKey(sql, plan(session, database, sql))));
    }
}
