package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Histories of one key that are right, as clients of a perfect store would have seen them; and damaged ones. */
final class RandomHistory {
    private static final Bytes KEY = Bytes.utf8("k");

    private final Random random;
    private final Mixture mixture;
    /** What clients were shown, and so may name in a condition. */
    private final List<Stamp> etags = new ArrayList<>(List.of(new Stamp(Ballot.of(0, 1, 1), 1)));

    private Bytes value = Bytes.EMPTY;
    private Stamp etag = Stamp.NONE;
    private long version;
    private long expiresAt = Long.MAX_VALUE;
    private int written;
    private int step;

    /** Chances in percent; {@code values} 0 makes every value written another one. */
    record Mixture(int clients, int duration, int unknown, int failed, int reads, int deletes, int lives, int values) {
        static final Mixture USUAL = new Mixture(8, 20, 3, 2, 40, 8, 0, 0);
    }

    private record Planned(long invoked, long effect, long returned, Action action) {}

    RandomHistory(long seed, Mixture mixture) {
        random = new Random(seed);
        this.mixture = mixture;
    }

    List<Call> calls(int count) {
        List<Planned> plan = new ArrayList<>();
        long[] free = new long[mixture.clients()];
        for (int i = 0; i < count; i++) {
            int client = random.nextInt(free.length);
            long invoked = free[client] + random.nextInt(5);
            long effect = invoked + random.nextInt(mixture.duration());
            long returned = effect + random.nextInt(mixture.duration());
            free[client] = returned + 1;
            plan.add(new Planned(invoked, effect, returned, action()));
        }
        plan.sort(Comparator.comparingLong(Planned::effect));
        List<Call> calls = new ArrayList<>();
        List<Planned> late = new ArrayList<>();
        for (Planned planned : plan) {
            run(planned, late, calls);
        }
        calls.sort(Comparator.comparingLong(Call::invoked));
        return calls;
    }

    private void run(Planned planned, List<Planned> late, List<Call> calls) {
        if (!late.isEmpty() && chance(10)) {
            Planned delayed = late.remove(random.nextInt(late.size()));
            perform(
                    new Planned(delayed.invoked(), planned.effect(), planned.returned(), delayed.action()),
                    condition());
        }
        Condition condition = condition();
        Result result;
        long returned = planned.returned();
        if (chance(mixture.unknown())) {
            result = Result.UNKNOWN;
            returned = Call.NEVER;
            if (chance(50)) {
                perform(planned, condition);
            } else if (chance(50) && condition.equals(Condition.NONE)) {
                late.add(planned);
            }
        } else {
            result = chance(mixture.failed()) ? Result.FAILED : perform(planned, condition);
        }
        Stamp shown = Etags.shown(result);
        if (!shown.equals(Stamp.NONE)) {
            etags.add(shown);
        }
        OperationId id = OperationId.of(planned.invoked(), random.nextLong(), random.nextLong());
        boolean read = planned.action() instanceof Action.Get;
        calls.add(new Call(
                KEY, id, planned.action(), read ? Condition.NONE : condition, planned.invoked(), returned, result));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Action action() {
        if (chance(mixture.reads())) {
            return new Action.Get();
        }
        if (chance(mixture.deletes())) {
            return new Action.Delete();
        }
        if (chance(15)) {
            return new Action.Increment(1 + random.nextInt(2));
        }
        if (chance(10)) {
            return new Action.Touch(life());
        }
        String text = mixture.values() > 0 ? "" + random.nextInt(mixture.values()) : "x" + ++written;
        return new Action.Put(Bytes.utf8(chance(70) ? text : chance(50) ? "v" + text : "" + text.length()), "", life());
    }

    private long life() {
        return chance(mixture.lives()) ? 1 + random.nextInt(60) : Action.FOREVER;
    }

    private Condition condition() {
        int dice = random.nextInt(20);
        if (dice < 2) {
            int last = etags.size() - 1;
            return Condition.ifMatch(etags.get(chance(80) ? last : random.nextInt(etags.size())));
        }
        if (dice == 2) {
            Condition.Match tags = new Condition.Match.Tags(List.of(etags.get(0), etags.get(etags.size() - 1)));
            return new Condition(chance(50) ? tags : Condition.Match.ABSENT, tags, Condition.ANY_VERSION);
        }
        if (dice == 3) {
            return Condition.becomes(version + random.nextInt(2));
        }
        return dice == 4 ? Condition.ifAbsent() : dice == 5 ? Condition.ifPresent() : Condition.NONE;
    }

    private Result perform(Planned planned, Condition condition) {
        if (expiresAt <= planned.effect()) {
            clear();
        }
        Action action = planned.action();
        if (action instanceof Action.Get) {
            return version == 0 ? Result.ABSENT : Result.seen(value, etag, version);
        }
        Kind refusal = Oracle.refusal(condition, version, etag);
        if (refusal.isDecline()) {
            return Result.wrote(refusal, etag, version, 0);
        }
        Kind kind = Oracle.kind(action, version, value);
        if (kind == Kind.DELETED) {
            clear();
        } else if (!kind.isDecline()) {
            write(planned, action);
        }
        boolean counted = action instanceof Action.Increment && !kind.isDecline();
        return Result.wrote(kind, etag, version, counted ? Long.parseLong(value.text()) : 0);
    }

    private void write(Planned planned, Action action) {
        if (action instanceof Action.Put put) {
            value = put.value();
            expire(planned, put.ttl());
        } else if (action instanceof Action.Increment increment) {
            value = Bytes.utf8("" + ((version == 0 ? 0 : Long.parseLong(value.text())) + increment.by()));
        } else if (action instanceof Action.Touch touch) {
            expire(planned, touch.ttl());
        }
        version++;
        if (!(action instanceof Action.Touch)) {
            step++;
            etag = new Stamp(Ballot.of(0, 1 + step / 10, 1), step);
        }
    }

    private void expire(Planned planned, long ttl) {
        expiresAt = ttl == Action.FOREVER ? Long.MAX_VALUE : planned.effect() + ttl;
    }

    private void clear() {
        value = Bytes.EMPTY;
        etag = Stamp.NONE;
        version = 0;
        expiresAt = Long.MAX_VALUE;
    }
}
