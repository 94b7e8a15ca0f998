package io.trivet.worker.store;

import io.trivet.bus.wire.RecentCodec;
import io.trivet.register.host.RowDigest;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.register.row.State;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;

/**
 * Rows as arrays, one per column, which is how a statement of fixed form takes any number of them.
 *
 * <p>Everything a client can choose goes in as bytes: text would refuse U+0000, and then no row of its statement would
 * be stored, nor of the next.
 */
final class RowArrays {
    /** In the order of the table's columns. */
    static final String TYPES = """
            $4::int[], $5::int[], $6::bytea[], $7::smallint[], $8::bigint[], $9::bigint[], $10::bigint[],
            $11::bigint[], $12::bigint[], $13::bytea[], $14::bytea[], $15::bigint[], $16::bigint[], $17::bigint[],
            $18::text[], $19::bytea[], $20::bigint[]""";

    private final Integer[] partitions;
    private final Integer[] fills;
    private final Buffer[] keys;
    private final Short[] buckets;
    private final Long[] ballots;
    private final Long[] steps;
    private final Long[] etagBallots;
    private final Long[] etagSteps;
    private final Long[] versions;
    private final Buffer[] values;
    private final Buffer[] types;
    private final Long[] expiries;
    private final Long[] writtenAts;
    private final Long[] clocks;
    private final String[] otherClocks;
    private final Buffer[] recents;
    private final Long[] digests;
    private int size;

    RowArrays(int rows) {
        partitions = new Integer[rows];
        fills = new Integer[rows];
        keys = new Buffer[rows];
        buckets = new Short[rows];
        ballots = new Long[rows];
        steps = new Long[rows];
        etagBallots = new Long[rows];
        etagSteps = new Long[rows];
        versions = new Long[rows];
        values = new Buffer[rows];
        types = new Buffer[rows];
        expiries = new Long[rows];
        writtenAts = new Long[rows];
        clocks = new Long[rows];
        otherClocks = new String[rows];
        recents = new Buffer[rows];
        digests = new Long[rows];
    }

    /** Returns the row's digest. */
    long add(Place place, Row row) {
        State state = row.state();
        long digest = RowDigest.of(place.key(), row, Rows.DIGEST_SEED);
        int at = size++;
        partitions[at] = place.partition();
        fills[at] = place.fill();
        keys[at] = Buffer.buffer(place.key().array());
        buckets[at] = (short) RowDigest.bucket(place.key());
        ballots[at] = row.stamp().ballot().bits();
        steps[at] = row.stamp().step();
        etagBallots[at] = state.etag().ballot().bits();
        etagSteps[at] = state.etag().step();
        versions[at] = state.version();
        expiries[at] = state.expiresAt() == State.NEVER ? null : (Long) state.expiresAt();
        writtenAts[at] = state.writtenAt();
        clocks[at] = state.clock().at(Clock.LOCAL);
        otherClocks[at] = Clocks.others(state.clock()).orElse(null);
        recents[at] = Buffer.buffer(RecentCodec.encode(state.recent()));
        digests[at] = digest;
        add(at, state.content());
        return digest;
    }

    private void add(int at, Content content) {
        if (content instanceof Content.Value value) {
            values[at] = Buffer.buffer(value.bytes().array());
            types[at] = Buffer.buffer(value.type().getBytes(StandardCharsets.UTF_8));
        }
    }

    void addTo(Tuple parameters) {
        parameters
                .addValue(partitions)
                .addValue(fills)
                .addValue(keys)
                .addValue(buckets)
                .addValue(ballots)
                .addValue(steps)
                .addValue(etagBallots)
                .addValue(etagSteps)
                .addValue(versions)
                .addValue(values)
                .addValue(types)
                .addValue(expiries)
                .addValue(writtenAts)
                .addValue(clocks)
                .addValue(otherClocks)
                .addValue(recents)
                .addValue(digests);
    }
}
