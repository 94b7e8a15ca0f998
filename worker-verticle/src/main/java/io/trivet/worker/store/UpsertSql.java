package io.trivet.worker.store;

/**
 * The text of the statement that stores. All of it happens or none, and it happens only under the fence: whatever is
 * written is written from {@code f}, the lane's own row in {@code fences}, found with the right fence and beat.
 *
 * <p>It returns how many rows it has stored, and if those are not all, which were not newer than what is stored: with
 * that, as the statement found it. No other connection writes these rows, so that is what made it pass them over.
 */
final class UpsertSql {
    /** With the lane's row, found and raised. */
    static final String FENCED = """
            with f as (
              update fences set beat = beat + 1 where lane = $1 and fence = $2 and beat = $3 returning beat
            )""";

    private static final String ROWS = """
            , r as (
              insert into rows
              select i.* from f, unnest(%s) as i
              on conflict (partition, fill, key) do update set
                ballot = excluded.ballot, step = excluded.step,
                etag_ballot = excluded.etag_ballot, etag_step = excluded.etag_step, version = excluded.version,
                value = excluded.value, content_type = excluded.content_type,
                expires_at = excluded.expires_at, written_at = excluded.written_at,
                clock = excluded.clock, other_clocks = excluded.other_clocks,
                recent = excluded.recent, digest = excluded.digest
              where (excluded.ballot, excluded.step) > (rows.ballot, rows.step)
              returning 1
            )""".formatted(RowArrays.TYPES);

    private static final String MEMORIES = """
            , m as (
              insert into partitions
              select i.partition, i.fill, i.promised, i.session, i.epoch, i.voters::int[], i.next::int[]
              from f, unnest($21::int[], $22::int[], $23::bigint[], $24::bigint[], $25::int[], $26::text[], $27::text[])
                as i(partition, fill, promised, session, epoch, voters, next)
              on conflict (partition) do update set
                fill = excluded.fill, promised = excluded.promised, session = excluded.session,
                epoch = excluded.epoch, voters = excluded.voters, next = excluded.next
              returning 1
            )""";

    private static final String RESULT = """

            select f.beat, c.stored, %s as remembered,
              case when c.stored < cardinality($4::int[])
                then passed_over($4::int[], $5::int[], $6::bytea[], $8::bigint[], $9::bigint[]) end as passed_over
            from f, (select count(*) as stored from r) as c""";

    /** Only rows, as nearly always. */
    static final String OF_ROWS = FENCED + ROWS + RESULT.formatted("0::bigint");

    /** With promises and configs. */
    static final String OF_ALL = FENCED + ROWS + MEMORIES + RESULT.formatted("(select count(*) from m)");

    private UpsertSql() {}
}
