package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Reply.Kind;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A checker too simple to be wrong: it tries every order, every set of unknown writes and every ETag for these. */
final class Oracle {
    private final Limits limits;
    private final Set<Stamp> orphans = new HashSet<>();

    private record At(Bytes value, Stamp etag, long version, long earliest, long latest) {
        static final At ABSENT = new At(Bytes.EMPTY, Stamp.NONE, 0, Call.NEVER, Call.NEVER);
    }

    private Oracle(Limits limits) {
        this.limits = limits;
    }

    static boolean isLinearizable(List<Call> calls, Limits limits) {
        Oracle oracle = new Oracle(limits);
        for (Call call : calls) {
            oracle.orphans.add(Etags.shown(call.result()));
            if (call.condition().ifMatch() instanceof Match.Tags tags) {
                oracle.orphans.addAll(tags.etags());
            }
        }
        oracle.orphans.remove(Stamp.NONE);
        calls.stream()
                .filter(c -> Etags.makes(c.result()))
                .forEach(c -> oracle.orphans.remove(Etags.shown(c.result())));
        List<Call> left = new ArrayList<>(calls);
        left.removeIf(c -> c.result() instanceof Result.Failed || c.isUnknown() && c.isRead());
        return oracle.search(At.ABSENT, left, Set.of(), Long.MIN_VALUE);
    }

    private boolean search(At at, List<Call> left, Set<Stamp> used, long time) {
        if (left.stream().allMatch(Call::isUnknown)) {
            return true;
        }
        if (at.earliest() != Call.NEVER && search(At.ABSENT, left, used, Math.max(time, at.earliest()))) {
            return true;
        }
        for (Call call : left) {
            long when = Math.max(time, call.invoked());
            boolean overtaken =
                    left.stream().anyMatch(other -> !other.isUnknown() && other.returned() < call.invoked());
            boolean late = !call.isUnknown() && when > call.returned();
            if (!overtaken && !late && call.invoked() <= at.latest()) {
                List<Call> rest = new ArrayList<>(left);
                rest.remove(call);
                if (take(at, call, rest, used, when)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean take(At at, Call call, List<Call> rest, Set<Stamp> used, long when) {
        if (call.result() instanceof Result.Read read) {
            Result found = at.version() == 0 ? Result.ABSENT : Result.seen(at.value(), at.etag(), at.version());
            return read.equals(found) && search(at, rest, used, when);
        }
        Kind refusal = refusal(call.condition(), at.version(), at.etag());
        Kind kind = refusal.isDecline() ? refusal : kind(call.action(), at.version(), at.value());
        if (kind.isDecline()) {
            return call.result().equals(Result.wrote(kind, at.etag(), at.version(), 0)) && search(at, rest, used, when);
        }
        List<Stamp> tags = new ArrayList<>();
        if (call.isUnknown()) {
            tags.addAll(orphans);
            tags.add(new Stamp(Stamp.NONE.ballot(), -1 - used.size()));
        } else {
            tags.add(Etags.shown(call.result()));
        }
        boolean writes = !(call.action() instanceof Action.Touch || call.action() instanceof Action.Delete);
        for (Stamp tag : tags) {
            At next = after(at, call, tag);
            Set<Stamp> nowUsed = new HashSet<>(used);
            boolean unique = !writes || !tag.equals(Stamp.NONE) && nowUsed.add(tag);
            boolean counted = call.action() instanceof Action.Increment;
            long number = counted ? Long.parseLong(next.value().text()) : 0;
            Result right = Result.wrote(kind, next.etag(), next.version(), number);
            if (unique && (call.isUnknown() || call.result().equals(right)) && search(next, rest, nowUsed, when)) {
                return true;
            }
        }
        return false;
    }

    private At after(At at, Call call, Stamp tag) {
        if (call.action() instanceof Action.Put put) {
            return new At(put.value(), tag, at.version() + 1, earliest(call, put.ttl()), latest(call, put.ttl()));
        }
        if (call.action() instanceof Action.Touch touch) {
            long version = at.version() + 1;
            return new At(at.value(), at.etag(), version, earliest(call, touch.ttl()), latest(call, touch.ttl()));
        }
        if (call.action() instanceof Action.Increment increment) {
            long old = at.version() == 0 ? 0 : Long.parseLong(at.value().text());
            Bytes sum = Bytes.utf8("" + (old + increment.by()));
            return new At(sum, tag, at.version() + 1, at.earliest(), at.latest());
        }
        return At.ABSENT;
    }

    private long earliest(Call call, long ttl) {
        return ttl == Action.FOREVER ? Call.NEVER : call.invoked() + Math.max(0, ttl - limits.skew());
    }

    private long latest(Call call, long ttl) {
        return ttl == Action.FOREVER || call.isUnknown() ? Call.NEVER : call.returned() + ttl + limits.skew();
    }

    /** A kind that is no decline if the conditions hold. */
    static Kind refusal(Condition condition, long version, Stamp etag) {
        boolean matched = version > 0 && names(condition.ifMatch(), etag);
        if (condition.ifMatch() != Match.ABSENT && !matched || version > 0 && names(condition.ifNoneMatch(), etag)) {
            return Kind.PRECONDITION_FAILED;
        }
        boolean wrong = condition.version() != Condition.ANY_VERSION && condition.version() != version + 1;
        return wrong ? Kind.VERSION_CONFLICT : Kind.REPLACED;
    }

    private static boolean names(Match match, Stamp etag) {
        return match == Match.ANY
                || match instanceof Match.Tags tags && tags.etags().contains(etag);
    }

    static Kind kind(Action action, long version, Bytes value) {
        if (action instanceof Action.Delete) {
            return version == 0 ? Kind.ABSENT : Kind.DELETED;
        }
        if (action instanceof Action.Touch) {
            return version == 0 ? Kind.ABSENT : Kind.TOUCHED;
        }
        if (version == 0) {
            return Kind.CREATED;
        }
        boolean number = value.text().matches("[0-9]+");
        return action instanceof Action.Increment && !number ? Kind.NOT_A_NUMBER : Kind.REPLACED;
    }
}
