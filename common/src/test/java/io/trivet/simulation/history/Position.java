package io.trivet.simulation.history;

import java.util.ArrayList;
import java.util.List;

/** Where the search stands: the calls placed so far, those that are left, and the state that the key is in. */
final class Position {
    /** Names a position: what was placed, in whatever order, and the state; in 128 bits, so that no two collide. */
    record Key(long high, long low) {}

    private record Step(Move move, Model before, Key key) {}

    final Subject subject;
    final Pending pending;
    final Orphans orphans;
    final Ranks ranks;
    private final int[] used;
    private final List<Step> trail = new ArrayList<>();
    private Model state = Model.ABSENT;
    private long placedHigh;
    private long placedLow;
    private int resets;

    Position(Subject subject, boolean rising) {
        this.subject = subject;
        ranks = new Ranks(subject, rising);
        pending = new Pending(subject.known);
        orphans = new Orphans(subject);
        used = new int[subject.groups.size()];
        for (Op op : subject.known) {
            resets += isReset(op) ? 1 : 0;
        }
        for (List<Op> group : subject.groups) {
            resets += isReset(group.get(0)) ? group.size() : 0;
        }
    }

    private static boolean isReset(Op op) {
        return op.isDelete() && !op.isObservation();
    }

    Model state() {
        return state;
    }

    int length() {
        return trail.size();
    }

    Key key() {
        return trail.isEmpty() ? new Key(0, 0) : trail.get(trail.size() - 1).key();
    }

    /** Whether the key may still become absent, and its version fall. */
    boolean mayReset() {
        return resets > 0 || subject.hasLives;
    }

    /** Whether an answered call was placed last, or nothing yet. */
    boolean isAfterAnswered() {
        return trail.isEmpty() || trail.get(trail.size() - 1).move().isAnswered();
    }

    /** Whether the key was absent at some time since the last answered call. */
    boolean wasAbsentSinceAnswered() {
        for (int i = trail.size() - 1; i >= 0; i--) {
            if (trail.get(i).move().isAnswered()) {
                return false;
            }
            if (!trail.get(i).before().isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** How many writes whose effect nobody saw were placed since the last answered call. */
    int unseenInRow() {
        int count = 0;
        for (int i = trail.size() - 1; i >= 0 && !trail.get(i).move().isAnswered(); i--) {
            count += trail.get(i).move().cost() > 0 ? 1 : 0;
        }
        return count;
    }

    /** How many of a group of equal calls of unknown outcome are placed. */
    int used(int group) {
        return used[group];
    }

    /** Whether nothing but its own answer speaks against this next state. */
    boolean mayFollow(Model next, Op op) {
        return orphans.mayLeave(state, next, op) && ranks.mayFollow(state, next);
    }

    void play(Move move) {
        Model before = state;
        state = move.next();
        move.op().ifPresent(op -> place(op, 1));
        mark(move);
        orphans.assign(move.orphan(), true);
        ranks.play(before, state, 1);
        Key key = new Key(placedHigh ^ state.hash(1), placedLow ^ state.hash(2));
        trail.add(new Step(move, before, key));
    }

    /** Takes back the last move; returns the position that it had led to. */
    Key undo() {
        Step step = trail.remove(trail.size() - 1);
        ranks.play(step.before(), state, -1);
        state = step.before();
        step.move().op().ifPresent(op -> place(op, -1));
        mark(step.move());
        orphans.assign(step.move().orphan(), false);
        return step.key();
    }

    private void place(Op op, int by) {
        resets -= isReset(op) ? by : 0;
        if (op.call().isUnknown()) {
            used[subject.group(op)] += by;
        } else if (by > 0) {
            pending.remove(op);
            orphans.place(op);
        } else {
            pending.restore(op);
            orphans.displace(op);
        }
    }

    /** Marking twice is marking not at all. */
    private void mark(Move move) {
        if (move.op().isPresent()) {
            long number = move.op().get().number();
            placedHigh ^= Mix.of(number);
            placedLow ^= Mix.of(~number);
        }
        if (move.orphan() >= 0) {
            long number = (1L << 40) + move.orphan();
            placedHigh ^= Mix.of(number);
            placedLow ^= Mix.of(~number);
        }
    }

    /** The last calls placed, at most so many, in their order. */
    List<Call> latest(int most) {
        return trail.subList(Math.max(0, trail.size() - most), trail.size()).stream()
                .flatMap(step -> step.move().op().stream())
                .map(Op::call)
                .toList();
    }
}
