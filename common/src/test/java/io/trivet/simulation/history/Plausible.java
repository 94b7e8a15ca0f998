package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be seen to be wrong with a key's answers without looking for an order. The search would find these too, but
 * could not name the reason.
 */
final class Plausible {
    private final Bytes key;
    private final Collection<Call> calls;
    private final Map<Stamp, Call> writers = new HashMap<>();
    private final Map<Stamp, Call> readers = new HashMap<>();
    private final Map<Stamp, Call> decliners = new HashMap<>();
    private final List<Call> unknown;

    private Plausible(Bytes key, Collection<Call> calls) {
        this.key = key;
        this.calls = calls;
        this.unknown = calls.stream().filter(Call::isUnknown).toList();
    }

    static Optional<Violation> check(Bytes key, Collection<Call> calls) {
        return new Plausible(key, calls).check();
    }

    private Optional<Violation> check() {
        for (Call call : calls) {
            if (!isPossible(call)) {
                return violation("such an answer is never given", call);
            }
            if (Etags.makes(call.result())) {
                Call other = writers.put(Etags.shown(call.result()), call);
                if (other != null) {
                    return violation("two writes bear the same ETag", other, call);
                }
            }
        }
        for (Call call : calls) {
            Optional<Violation> found = checkSeen(call);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> checkSeen(Call call) {
        Stamp etag = Etags.shown(call.result());
        Call writer = writers.get(etag);
        if (etag.equals(Stamp.NONE) || writer == call) {
            return Optional.empty();
        }
        if (writer != null && call.returned() < writer.invoked()) {
            return violation("an ETag was seen before its write was invoked", writer, call);
        }
        boolean isRead = call.isRead();
        Call first = (isRead ? readers : decliners).putIfAbsent(etag, call);
        if (writer == null && first == null && unknown.stream().noneMatch(other -> mayHaveMade(other, call))) {
            return violation("no write can have made what was seen", withFailed(call));
        }
        if (isRead && writer != null && !seen(call).equals(written(writer))) {
            return violation("another value was seen than was written with this ETag", writer, call);
        }
        if (isRead && first != null && !seen(call).equals(seen(first))) {
            return violation("two values were seen with one ETag", first, call);
        }
        return Optional.empty();
    }

    private static Bytes seen(Call reader) {
        return ((Result.Read) reader.result()).seen().orElseThrow().value();
    }

    private static Bytes written(Call writer) {
        return writer.action() instanceof Action.Put put
                ? put.value()
                : Bytes.utf8(
                        Long.toString(((Result.Wrote) writer.result()).reply().number()));
    }

    private static boolean mayHaveMade(Call write, Call seer) {
        boolean read = seer.isRead();
        boolean may = write.action() instanceof Action.Put put
                ? !read || put.value().equals(seen(seer))
                : write.action() instanceof Action.Increment
                        && (!read || Values.parse(seen(seer)).isPresent());
        return may && write.invoked() <= seer.returned();
    }

    /** With the failed write of that very value, if there is one: the likely culprit. */
    private Call[] withFailed(Call seer) {
        List<Call> culprits = new ArrayList<>();
        for (Call call : calls) {
            if (call.result() instanceof Result.Failed
                    && call.action() instanceof Action.Put put
                    && seer.isRead()
                    && put.value().equals(seen(seer))) {
                culprits.add(call);
            }
        }
        culprits.add(seer);
        return culprits.toArray(Call[]::new);
    }

    private static boolean isPossible(Call call) {
        if (call.result() instanceof Result.Read read) {
            return call.isRead()
                    && read.seen()
                            .map(s -> s.version() > 0 && !s.etag().equals(Stamp.NONE))
                            .orElse(true);
        }
        return !(call.result() instanceof Result.Wrote wrote) || isPossible(call.action(), wrote.reply());
    }

    private static boolean isPossible(Action action, Reply reply) {
        boolean absent = reply.version() == 0 && reply.etag().equals(Stamp.NONE);
        boolean present = reply.version() > 0 && !reply.etag().equals(Stamp.NONE);
        boolean kind = switch (reply.kind()) {
            case CREATED -> present && reply.version() == 1 && writesValue(action);
            case REPLACED -> present && reply.version() > 1 && writesValue(action);
            case TOUCHED -> present && reply.version() > 1 && action instanceof Action.Touch;
            case DELETED -> absent && action instanceof Action.Delete;
            case ABSENT -> absent && (action instanceof Action.Delete || action instanceof Action.Touch);
            case PRECONDITION_FAILED, VERSION_CONFLICT -> !(action instanceof Action.Get);
            case NOT_A_NUMBER -> present && action instanceof Action.Increment;
            case ANOTHER_REQUEST -> false;
        };
        return kind && (absent || present) && (reply.number() == 0 || action instanceof Action.Increment);
    }

    private static boolean writesValue(Action action) {
        return action instanceof Action.Put || action instanceof Action.Increment;
    }

    private Optional<Violation> violation(String explanation, Call... around) {
        return Optional.of(new Violation(Violation.Kind.NOT_LINEARIZABLE, key, explanation, List.of(around)));
    }
}
