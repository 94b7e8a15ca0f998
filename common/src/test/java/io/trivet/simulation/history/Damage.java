package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes a right history a little, so that it may be wrong. */
record Damage(Random random) {
    List<Call> one(List<Call> calls) {
        List<Call> changed = new ArrayList<>(calls);
        int i = random.nextInt(calls.size());
        Call call = calls.get(i);
        Call other = calls.get(random.nextInt(calls.size()));
        changed.set(i, damaged(call, other));
        return changed;
    }

    private Call damaged(Call call, Call other) {
        if (call.isUnknown()) {
            return call.isRead() ? call : call.ended(Result.FAILED, call.invoked() + 5);
        }
        int by = random.nextInt(60) - 30;
        return switch (random.nextInt(5)) {
            case 0 ->
                new Call(
                        call.key(),
                        call.id(),
                        call.action(),
                        call.condition(),
                        call.invoked() + by,
                        call.returned() + by,
                        call.result());
            case 1 -> call.ended(Result.FAILED, call.returned());
            case 2 -> call.ended(Result.UNKNOWN, Call.NEVER);
            default -> call.ended(lie(call.result(), other.result()), call.returned());
        };
    }

    private Result lie(Result said, Result other) {
        Stamp etag = random.nextBoolean() ? Etags.shown(other) : Etags.shown(said);
        long plus = etag.equals(Etags.shown(said)) ? random.nextInt(3) - 1 : random.nextInt(2);
        if (said instanceof Result.Read read) {
            Bytes value = other instanceof Result.Read r && r.seen().isPresent()
                    ? r.seen().get().value()
                    : Bytes.utf8("v");
            return read.seen()
                    .map(s -> Result.seen(random.nextBoolean() ? s.value() : value, etag, s.version() + plus))
                    .orElse(random.nextBoolean() && other instanceof Result.Read ? other : said);
        }
        if (said instanceof Result.Wrote wrote) {
            Reply reply = wrote.reply();
            Reply.Kind[] kinds = Reply.Kind.values();
            Reply.Kind kind = random.nextInt(3) == 0 ? kinds[random.nextInt(kinds.length)] : reply.kind();
            long number = reply.number() == 0 ? 0 : reply.number() + random.nextInt(2);
            return Result.wrote(kind, etag, reply.version() + plus, number);
        }
        return said;
    }
}
