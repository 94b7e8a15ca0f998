package io.trivet.bus.wire;

import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Reply;
import java.util.List;

/** What became of operations. */
public final class OutcomeCodec {
    private static final int DONE = 0;
    private static final int FOUND = 1;
    private static final int NOT_TAKEN = 2;
    private static final int UNKNOWN = 3;

    /** By their codes. */
    private static final List<Reason> REASONS = List.of(
            Reason.NOT_LEADER,
            Reason.STALE_MAP,
            Reason.OVERLOADED,
            Reason.LATE,
            Reason.TOO_OLD,
            Reason.FROM_THE_FUTURE);

    private OutcomeCodec() {}

    public static void write(WireWriter out, Performed performed) {
        out.number(performed.newestIdTime());
        write(out, performed.outcome());
    }

    public static Performed read(WireReader in) {
        long newestIdTime = in.number();
        return new Performed(outcome(in), newestIdTime);
    }

    private static void write(WireWriter out, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            out.octet(DONE);
            write(out, done.reply());
        } else if (outcome instanceof Outcome.Found found) {
            out.octet(FOUND);
            out.optional(found.row(), RowCodec::write);
        } else if (outcome instanceof NotTaken why) {
            out.octet(NOT_TAKEN);
            out.octet(REASONS.indexOf(why.reason()));
            out.number(why.hint() + 1);
            out.id(why.newest());
        } else if (outcome instanceof Outcome.Unknown) {
            out.octet(UNKNOWN);
        }
    }

    private static Outcome outcome(WireReader in) {
        return switch (in.octet()) {
            case DONE -> new Outcome.Done(reply(in));
            case FOUND -> new Outcome.Found(in.optional(RowCodec::read));
            case NOT_TAKEN ->
                new NotTaken(REASONS.get(in.octet(REASONS.size() - 1)), in.number(Integer.MAX_VALUE) - 1, in.id());
            case UNKNOWN -> new Outcome.Unknown();
            default -> throw new IllegalArgumentException("malformed: an unknown outcome");
        };
    }

    private static void write(WireWriter out, Reply reply) {
        out.octet(RecentCodec.code(reply.kind()));
        out.stamp(reply.etag());
        out.number(reply.version());
        out.number(reply.number());
    }

    private static Reply reply(WireReader in) {
        return new Reply(RecentCodec.kind(in.octet()), in.stamp(), in.number(), in.number());
    }
}
