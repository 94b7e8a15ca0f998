package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The calls of one key made ready for the search. Calls of unknown outcome stand in groups of such as do the same:
 * within a group only the first one left is ever tried, so that many of them do not multiply the orders. For this, all
 * values that nobody saw count as the same.
 */
final class Subject {
    final List<Op> known = new ArrayList<>();
    final List<List<Op>> groups;
    final Values values = new Values();
    final Etags etags;
    final boolean hasTouches;
    final boolean hasLives;
    final boolean hasConditionalUnknownDeletes;

    private final Limits limits;
    private final boolean hasIncrements;
    private final Counts counts;
    private final int[] groupOf;
    private final Map<Integer, Integer> makers = new HashMap<>();
    private final Set<Bytes> seen = new HashSet<>();

    /** What an unknown call does, and so which group it belongs to. */
    private record Effect(Object action, Object condition, int value, long earliest) {}

    Subject(Collection<Call> calls, Limits limits) {
        this.limits = limits;
        etags = new Etags(calls);
        hasTouches = calls.stream().anyMatch(call -> call.action() instanceof Action.Touch);
        hasLives = calls.stream().anyMatch(call -> life(call.action()) != Action.FOREVER);
        hasIncrements = calls.stream().anyMatch(call -> call.action() instanceof Action.Increment);
        counts = new Counts(calls);
        List<Call> sorted = new ArrayList<>(calls);
        sorted.sort(Comparator.comparingLong(Call::invoked));
        for (Call call : sorted) {
            if (call.result() instanceof Result.Read read) {
                read.seen().ifPresent(s -> seen.add(s.value()));
            }
            if (!call.isUnknown() && !(call.result() instanceof Result.Failed)) {
                known.add(known(call));
            }
        }
        groups = group(sorted);
        groupOf = new int[groups.stream().mapToInt(List::size).sum()];
        for (int i = 0; i < groups.size(); i++) {
            for (Op op : groups.get(i)) {
                groupOf[op.number() - known.size()] = i;
            }
            int value = groups.get(i).get(0).value();
            makers.merge(value, hasIncrements && values.decimal(value).isPresent() ? 2 : 1, Integer::sum);
        }
        hasConditionalUnknownDeletes = groups.stream()
                .map(group -> group.get(0))
                .anyMatch(op -> op.isDelete() && !op.call().condition().equals(Condition.NONE));
    }

    private List<List<Op>> group(List<Call> sorted) {
        Map<Effect, List<Op>> byEffect = new LinkedHashMap<>();
        int number = known.size();
        for (Call call : sorted) {
            if (call.isUnknown() && !call.isRead()) {
                Op op = unknown(call, number++);
                byEffect.computeIfAbsent(effect(op), e -> new ArrayList<>()).add(op);
            }
        }
        return List.copyOf(byEffect.values());
    }

    /** The group of a call of unknown outcome. */
    int group(Op op) {
        return groupOf[op.number() - known.size()];
    }

    /** How many groups of calls of unknown outcome may have written this value, or more. */
    int makersOf(int value) {
        return makers.getOrDefault(value, 0);
    }

    String describe(Model state) {
        return !state.isPresent()
                ? "absent"
                : "at v" + state.version() + " with " + values.text(state.value()) + " and "
                        + (state.etag() < 0 ? "an ETag nobody saw" : etags.stamp(state.etag()));
    }

    private static long life(Action action) {
        return action instanceof Action.Put put ? put.ttl() : action instanceof Action.Touch touch ? touch.ttl() : 0;
    }

    private static Effect effect(Op op) {
        Action action = op.call().action();
        Object what = action instanceof Action.Put ? Action.Put.class : action;
        return new Effect(what, op.call().condition(), op.value(), op.earliest());
    }

    private Op known(Call call) {
        int number = known.size();
        int etag = etags.number(Etags.shown(call.result()));
        if (call.result() instanceof Result.Read read) {
            int value = read.seen().map(s -> values.number(s.value())).orElse(Values.NONE);
            long version = read.seen().map(Result.Seen::version).orElse(0L);
            return new Op(number, call, value, etag, etag, version, Call.NEVER, Call.NEVER);
        }
        Reply reply = ((Result.Wrote) call.result()).reply();
        int value = call.action() instanceof Action.Put put ? values.number(put.value()) : Values.NONE;
        return new Op(number, call, value, etag, needs(call, reply), before(call, reply), earliest(call), latest(call));
    }

    private Op unknown(Call call, int number) {
        int value = Values.NONE;
        if (call.action() instanceof Action.Put put) {
            value = seen.contains(put.value()) ? values.number(put.value()) : unseen(put.value());
        }
        return new Op(number, call, value, Etags.NONE, Etags.ANY, Op.ANY_PRESENT, earliest(call), Call.NEVER);
    }

    /** What cannot be told from others: a value that nobody saw, and that cannot be counted up to one either. */
    private int unseen(Bytes value) {
        OptionalLong decimal = Values.parse(value);
        if (!hasIncrements || decimal.isEmpty()) {
            return Values.UNSEEN;
        }
        return counts.mayBecomeSeen(decimal.getAsLong()) ? values.number(value) : Values.UNSEEN_NUMBER;
    }

    private int needs(Call call, Reply reply) {
        if (reply.isDecline() || reply.kind() == Reply.Kind.TOUCHED) {
            return etags.number(reply.etag());
        }
        return call.condition().ifMatch() instanceof Match.Tags tags
                        && tags.etags().size() == 1
                ? etags.number(tags.etags().get(0))
                : Etags.ANY;
    }

    private static long before(Call call, Reply reply) {
        long asked = call.condition().version();
        if (asked != Condition.ANY_VERSION && !reply.isDecline()) {
            return asked - 1;
        }
        return switch (reply.kind()) {
            case CREATED -> 0;
            case REPLACED, TOUCHED -> reply.version() - 1;
            case DELETED -> Op.ANY_PRESENT;
            default -> reply.version();
        };
    }

    private long earliest(Call call) {
        long life = life(call.action());
        return life == Action.FOREVER ? Call.NEVER : limits.earliestEnd(call.invoked(), life);
    }

    private long latest(Call call) {
        long life = life(call.action());
        return life == Action.FOREVER || call.isUnknown() ? Call.NEVER : limits.latestEnd(call.returned(), life);
    }
}
