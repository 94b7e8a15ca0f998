package io.trivet.worker.store;

import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/** Whether a server may be trusted with what was acknowledged. */
final class ServerCheck {
    private static final int OLDEST = 14;
    private static final int NEWEST_TESTED = 18;
    private static final int PER_MAJOR = 10_000;

    private static final String FACTS = """
            select current_setting('server_version_num')::int as version,
              current_setting('fsync') as fsync,
              current_setting('full_page_writes') as full_page_writes,
              current_setting('synchronous_commit') as synchronous_commit,
              current_setting('zero_damaged_pages') as zero_damaged_pages,
              pg_is_in_recovery() as standby,
              set_config('synchronous_commit', current_setting('synchronous_commit'), false) as held""";

    private ServerCheck() {}

    /**
     * Also holds the session to the {@code synchronous_commit} that it was found with: the server's configuration may
     * be changed while we are connected. Returns what is wrong and was allowed.
     */
    static Future<List<String>> check(PgConnection connection, boolean trustsUnsafeServer) {
        return connection
                .query(FACTS)
                .execute()
                .recover(cause -> Future.failedFuture(Failures.of(cause)))
                .map(found -> judge(found.iterator().next(), trustsUnsafeServer));
    }

    private static List<String> judge(Row facts, boolean trustsUnsafeServer) {
        int major = facts.getInteger("version") / PER_MAJOR;
        if (major < OLDEST) {
            throw new StoreFailure(
                    Kind.UNFIT, "PostgreSQL " + major + " is too old: it has to be " + OLDEST + " to " + NEWEST_TESTED);
        }
        if (facts.getBoolean("standby")) {
            throw new StoreFailure(Kind.REFUSED, "this PostgreSQL is a standby, which takes no writes");
        }
        List<String> doubts = doubts(facts);
        if (!doubts.isEmpty() && !trustsUnsafeServer) {
            throw new StoreFailure(
                    Kind.UNFIT, "PostgreSQL may lose what it has acknowledged: " + String.join(", ", doubts));
        }
        return doubts;
    }

    private static List<String> doubts(Row facts) {
        List<String> doubts = new ArrayList<>();
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (facts.getString(setting).equals("off")) {
                doubts.add(setting + " is off");
            }
        }
        if (facts.getString("zero_damaged_pages").equals("on")) {
            doubts.add("zero_damaged_pages is on");
        }
        return doubts;
    }
}
