package io.trivet.simulation.history;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers the ETags that the calls of a key mention, in their order. */
final class Etags {
    /** There is no value. */
    static final int NONE = -1;
    /** Some ETag that nobody ever mentions: that of a write of unknown outcome, most often. */
    static final int UNSEEN = -2;
    /** Whatever it is. */
    static final int ANY = -3;

    /** No real ballot is negative, so no condition names this one. */
    private static final Stamp NEVER_NAMED = new Stamp(new Ballot(-1), -1);

    private final List<Stamp> stamps;
    private final Map<Stamp, Integer> numbers;

    Etags(Collection<Call> calls) {
        TreeSet<Stamp> mentioned = new TreeSet<>();
        for (Call call : calls) {
            mentioned.add(shown(call.result()));
            if (call.condition().ifMatch() instanceof Match.Tags tags) {
                mentioned.addAll(tags.etags());
            }
        }
        mentioned.remove(Stamp.NONE);
        stamps = List.copyOf(mentioned);
        numbers = new HashMap<>(stamps.size() * 2);
        stamps.forEach(stamp -> numbers.put(stamp, numbers.size()));
    }

    /** The ETag that a client learned from this. */
    static Stamp shown(Result result) {
        if (result instanceof Result.Wrote wrote) {
            return wrote.reply().etag();
        }
        return result instanceof Result.Read read
                ? read.seen().map(Result.Seen::etag).orElse(Stamp.NONE)
                : Stamp.NONE;
    }

    /** Whether this call is the one that made the ETag that it shows. */
    static boolean makes(Result result) {
        return result instanceof Result.Wrote wrote
                && (wrote.reply().kind() == Reply.Kind.CREATED || wrote.reply().kind() == Reply.Kind.REPLACED);
    }

    int size() {
        return stamps.size();
    }

    int number(Stamp stamp) {
        return numbers.getOrDefault(stamp, NONE);
    }

    Stamp stamp(int number) {
        return number >= 0 ? stamps.get(number) : number == NONE ? Stamp.NONE : NEVER_NAMED;
    }
}
