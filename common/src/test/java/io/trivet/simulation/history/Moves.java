package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The moves there are from a position. Left out is what cannot lead to the end, and what leads nowhere that a simpler
 * move does not: calls of unknown outcome need never be placed, so they only ever serve to make an answered call
 * possible, and the fewer of them are used up the better.
 */
final class Moves {
    static final int STAGES = 5;

    private final Position position;
    private final Subject subject;
    private final Semantics semantics;
    private final boolean boundVersions;
    private final int patience;
    private final Set<Unseen> tried = new HashSet<>();
    private boolean omitted;

    /** A write that nobody saw: two such are the same if they did the same and could do the same later. */
    private record Unseen(Object action, Condition condition, Model next) {}

    /** Leaves out what would make a longer row of writes that nobody saw than there is patience for. */
    Moves(Position position, int patience) {
        this.position = position;
        this.patience = patience;
        subject = position.subject;
        semantics = new Semantics(subject.values, subject.etags);
        boundVersions = !subject.hasLives && !subject.hasConditionalUnknownDeletes;
    }

    /** Whether anything was left out that may lead to the end. */
    boolean hasOmitted() {
        return omitted;
    }

    /** A call that fits and changes nothing is placed at once: no order gains by placing it later. */
    Optional<Move> forced() {
        Pending pending = position.pending;
        for (int i = 0; i < pending.enabledCount(); i++) {
            Op op = pending.enabled(i);
            if (op.isObservation()) {
                Optional<Model> next = semantics.answered(position.state(), op);
                if (next.isPresent()) {
                    return Optional.of(Move.of(op, next.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Versions only rise from here on, and some call needs one that has passed. */
    boolean isHopeless() {
        if (position.mayReset()) {
            return false;
        }
        boolean hopeless = position.ranks.nextVersion() <= position.state().version();
        for (int i = 0; i < position.pending.enabledCount() && !hopeless; i++) {
            long before = position.pending.enabled(i).before();
            hopeless = before != Op.ANY_PRESENT && before < position.state().version();
        }
        return hopeless;
    }

    /** The moves of one stage; later ones are seldom needed. The likeliest come first, and what costs least. */
    List<Move> stage(int stage) {
        return switch (stage) {
            case 0 -> answered(false);
            case 1 -> needsReset() ? answered(true) : unanswered(false);
            case 2 -> needsReset() ? expiry() : answered(true);
            case 3 -> needsReset() ? unanswered(true) : expiry();
            default -> unanswered(!needsReset());
        };
    }

    /** Whether the write that seems to be next starts from a version that has passed. */
    private boolean needsReset() {
        long next = position.ranks.nextVersion();
        if (next == Ranks.NOT_KNOWN) {
            int lowest = Integer.MAX_VALUE;
            for (int i = 0; i < position.pending.enabledCount(); i++) {
                Op op = position.pending.enabled(i);
                if (Etags.makes(op.call().result()) && op.etag() < lowest) {
                    lowest = op.etag();
                    next = op.before() + 1;
                }
            }
        }
        return next <= position.state().version();
    }

    /** Answered writes that fit, by ETag; or deletes, by return. */
    private List<Move> answered(boolean deletes) {
        List<Move> moves = new ArrayList<>(2);
        Model state = position.state();
        for (int i = 0; i < position.pending.enabledCount(); i++) {
            Op op = position.pending.enabled(i);
            if (!op.isObservation() && op.isDelete() == deletes) {
                semantics
                        .answered(state, op)
                        .filter(next -> position.mayFollow(next, op))
                        .ifPresent(next -> moves.add(Move.of(op, next)));
            }
        }
        if (moves.size() > 1) {
            moves.sort(Comparator.comparingLong(move -> deletes
                    ? move.op().orElseThrow().call().returned()
                    : move.next().etag()));
        }
        return deletes ? withoutDoubles(moves) : moves;
    }

    /** Of several plain deletes the one that returned first goes first: the others can take its place later on. */
    private static List<Move> withoutDoubles(List<Move> deletes) {
        List<Move> moves = new ArrayList<>(deletes.size());
        boolean isDouble = false;
        for (Move move : deletes) {
            boolean plain = move.op().orElseThrow().isPlainDelete();
            if (!plain || !isDouble) {
                moves.add(move);
            }
            isDouble |= plain;
        }
        return moves;
    }

    /** The value's time to live may have ended before the first of the pending calls returned. */
    private List<Move> expiry() {
        Model state = position.state();
        boolean may = state.mayExpire()
                && state.earliest() <= position.pending.limit()
                && position.orphans.mayExpire(state)
                && !position.wasAbsentSinceAnswered();
        return may ? List.of(Move.expiry()) : List.of();
    }

    /** Writes of unknown outcome that take effect now: those that explain an ETag somebody saw, then the cheapest. */
    private List<Move> unanswered(boolean deletes) {
        List<Move> seen = new ArrayList<>();
        List<Move> unseen = new ArrayList<>();
        tried.clear();
        if (deletes || !boundVersions || position.state().version() < highestUse()) {
            for (int i = 0; i < subject.groups.size(); i++) {
                List<Op> group = subject.groups.get(i);
                if (position.used(i) < group.size() && group.get(0).isDelete() == deletes) {
                    Op op = group.get(position.used(i));
                    if (op.call().invoked() <= position.pending.limit() && !isDetour(op)) {
                        add(op, group.size() - position.used(i), seen, unseen);
                    }
                }
            }
        }
        if (!unseen.isEmpty() && position.unseenInRow() >= patience) {
            omitted = true;
            return seen;
        }
        unseen.sort(Comparator.comparingInt(Move::cost));
        seen.addAll(unseen);
        return seen;
    }

    private void add(Op op, int left, List<Move> seen, List<Move> unseen) {
        Model state = position.state();
        Optional<Model> after = semantics.unanswered(state, op, Etags.UNSEEN);
        if (after.isEmpty() || !position.mayFollow(after.get(), op)) {
            return;
        }
        Model next = after.get().seenFrom(position.pending.limit());
        if (op.writesValue()) {
            for (int orphan : position.orphans.candidates(next)) {
                Model withOrphan = next.withEtag(orphan);
                if (position.mayFollow(withOrphan, op)) {
                    seen.add(new Move(Optional.of(op), withOrphan, orphan));
                }
            }
        }
        Object action = op.call().action() instanceof Action.Increment increment
                ? increment
                : op.call().action().getClass();
        if ((!op.writesValue() || isSpare(op, left))
                && tried.add(new Unseen(action, op.call().condition(), next))) {
            unseen.add(Move.of(op, next));
        }
    }

    /** Whether all ETags seen with its value can be made by others, so that its own may be one that nobody saw. */
    private boolean isSpare(Op op, int left) {
        boolean onlyMaker = op.value() >= 0 && subject.makersOf(op.value()) == 1;
        return !onlyMaker || position.orphans.unassigned(op.value()) < left;
    }

    /** The highest version that an enabled call can start from: no use in going beyond it. */
    private long highestUse() {
        long highest = 0;
        for (int i = 0; i < position.pending.enabledCount(); i++) {
            Op op = position.pending.enabled(i);
            if (!position.ranks.isInReach(position.state(), op)) {
                continue;
            }
            if (op.before() != Op.ANY_PRESENT) {
                highest = Math.max(highest, op.before());
            } else if (op.isPlainDelete()) {
                highest = Math.max(highest, 1);
            } else {
                return Long.MAX_VALUE;
            }
        }
        return highest;
    }

    /**
     * A delete that follows writes nobody saw, or a second one: the same state is had without those between. And a
     * plain one where an answered one would do: that can only get scarcer.
     */
    private boolean isDetour(Op op) {
        return op.isDelete()
                && (position.wasAbsentSinceAnswered()
                        || op.isPlainDelete() && (!position.isAfterAnswered() || mayDelete()));
    }

    private boolean mayDelete() {
        return answered(true).stream().anyMatch(move -> move.op().orElseThrow().isPlainDelete());
    }
}
