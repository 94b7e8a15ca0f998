package io.trivet.rest.data;

import io.trivet.cluster.KeyHash;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Stamp;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A hash of what a write is to do, by which a retry is told from another request under the same id. It is the same
 * whichever face the request came through, and leaves out what does not matter to the effect, such as the timeout.
 */
final class Fingerprint {
    private long hash;

    private Fingerprint(long seed) {
        this.hash = seed;
    }

    static int of(Bytes key, Action action, Condition condition) {
        Fingerprint print = new Fingerprint(0).add(key);
        if (action instanceof Action.Put put) {
            print.add(1).add(put.value()).add(Bytes.utf8(put.type())).add(put.ttl());
        } else if (action instanceof Action.Delete) {
            print.add(2);
        } else if (action instanceof Action.Increment increment) {
            print.add(3).add(increment.by());
        } else if (action instanceof Action.Touch touch) {
            print.add(4).add(touch.ttl());
        }
        print.add(condition.ifMatch()).add(condition.ifNoneMatch()).add(condition.version());
        return (int) (print.hash ^ print.hash >>> 32);
    }

    private Fingerprint add(Match match) {
        if (match instanceof Match.Tags tags) {
            List<Stamp> stamps = tags.etags();
            add(1 + stamps.size());
            stamps.forEach(stamp -> add(stamp.ballot().bits()).add(stamp.step()));
            return this;
        }
        return add(match instanceof Match.Any ? 0 : -1);
    }

    private Fingerprint add(Bytes bytes) {
        // The length is part of the hash, so two neighbours cannot trade bytes.
        hash = KeyHash.hash(bytes.array(), 0, bytes.length(), hash);
        return this;
    }

    private Fingerprint add(long number) {
        hash = KeyHash.hash(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), 0, Long.BYTES, hash);
        return this;
    }
}
