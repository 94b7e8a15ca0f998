package io.trivet.register.host;

import io.trivet.cluster.KeyHash;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A 64-bit hash of a key with its whole row. Members compare the XOR of these over a bucket of keys: it is equal only
 * where they hold the same rows, and it also finds damage.
 *
 * <p>It is stored with the rows and compared between machines and versions, so it must never change for a cluster that
 * exists. A new field of {@link State} changes it unless it is left out while it has its default.
 */
public final class RowDigest {
    /** Of a partition: the lowest bits of the key's hash, where its partition is given by the highest. */
    public static final int BUCKETS = 256;

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

    private RowDigest() {}

    public static int bucket(Bytes key) {
        return (int) KeyHash.hash(key.array()) & (BUCKETS - 1);
    }

    /** Where a bucket has no row at all, all of them together can hardly have more than some 1,500. */
    public static boolean isOfFew(List<Long> buckets) {
        return buckets.contains(0L);
    }

    public static long of(Bytes key, Row row, long seed) {
        State state = row.state();
        long hash = add(seed, bytes(key.array(), seed));
        hash = add(hash, row.stamp());
        hash = add(hash, state.etag());
        hash = add(hash, state.version());
        hash = add(hash, state.expiresAt());
        hash = add(hash, state.writtenAt());
        hash = add(hash, content(state.content(), seed));
        hash = add(hash, clock(state.clock(), seed));
        return avalanche(add(hash, recent(state.recent(), seed)));
    }

    private static long content(Content content, long seed) {
        if (content instanceof Content.Value value) {
            return add(add(1, bytes(value.bytes().array(), seed)), text(value.type(), seed));
        }
        return 0;
    }

    /** A sum, because the order in which a map gives its entries is not a promise. */
    private static long clock(Clock clock, long seed) {
        long sum = clock.counts().size();
        for (Map.Entry<String, Long> count : clock.counts().entrySet()) {
            sum += avalanche(add(text(count.getKey(), seed), count.getValue()));
        }
        return sum;
    }

    private static long recent(Recent recent, long seed) {
        long hash = add(seed + recent.operations().size(), recent.dropped());
        for (Recorded recorded : recent.operations()) {
            hash = add(hash, recorded(recorded, seed));
        }
        return hash;
    }

    /** By itself, not in the chain of the others: a row has many of these, and a processor computes several at once. */
    private static long recorded(Recorded recorded, long seed) {
        Reply reply = recorded.reply();
        long hash = add(seed, recorded.id());
        hash = add(hash, (long) recorded.fingerprint() << 32 | recorded.gateway() & 0xFFFF_FFFFL);
        hash = add(hash, code(reply.kind()));
        hash = add(hash, reply.etag());
        hash = add(hash, reply.version());
        return add(hash, reply.number());
    }

    /** Written out, so that the order of the constants stays free. */
    private static long code(Reply.Kind kind) {
        return switch (kind) {
            case CREATED -> 1;
            case REPLACED -> 2;
            case DELETED -> 3;
            case TOUCHED -> 4;
            case ABSENT -> 5;
            case PRECONDITION_FAILED -> 6;
            case VERSION_CONFLICT -> 7;
            case NOT_A_NUMBER -> 8;
            case ANOTHER_REQUEST -> 9;
        };
    }

    private static long bytes(byte[] bytes, long seed) {
        return KeyHash.hash(bytes, 0, bytes.length, seed);
    }

    private static long text(String text, long seed) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), seed);
    }

    private static long add(long hash, Stamp stamp) {
        return add(add(hash, stamp.ballot().bits()), stamp.step());
    }

    private static long add(long hash, OperationId id) {
        return add(add(hash, id.high()), id.low());
    }

    /** What XXH64 does with eight bytes of a tail: each step depends on all before it, so the order counts. */
    private static long add(long hash, long value) {
        long mixed = Long.rotateLeft(value * PRIME_2, 31) * PRIME_1;
        return Long.rotateLeft(hash ^ mixed, 27) * PRIME_1 + PRIME_4;
    }

    private static long avalanche(long mixed) {
        long hash = (mixed ^ mixed >>> 33) * PRIME_2;
        hash = (hash ^ hash >>> 29) * PRIME_3;
        return hash ^ hash >>> 32;
    }
}
