package io.trivet.simulation.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of one key's calls in which every answer is right (Wing and Gong, with Lowe's memory of positions
 * that lead nowhere). Depth first, with a stack of its own, so that the length of a history does not matter.
 *
 * <p>Answers tell version and ETag, so there is nearly always one way to go on, and the time is linear in the calls
 * times those that overlap. In the worst case it is exponential in the number of overlapping calls and of unlike calls
 * of unknown outcome: deletes without conditions among creations, and gaps in the versions that many could fill. A call
 * of unknown outcome wasted early on may be missed only thousands of calls later. The bound on positions is for that.
 */
final class Search {
    private static final int SHOWN = 8;

    private final Position position;
    private final Moves moves;
    private final Deque<Fork> forks = new ArrayDeque<>();
    private final Set<Position.Key> dead = new HashSet<>();
    private final long mostVisits;
    private long visits;
    private int fewestLeft = Integer.MAX_VALUE;
    private String stuck = "";
    private List<Call> around = List.of();

    /** A position with moves not yet tried. They are found in stages, as later ones are seldom needed. */
    private static final class Fork {
        private final int length;
        private int stage;
        private Iterator<Move> untried = List.<Move>of().iterator();

        Fork(int length) {
            this.length = length;
        }
    }

    /**
     * If ETags are to rise, only orders are looked at in which each write's ETag is above those of all before it; and
     * only such as have no more than {@code patience} writes in a row that nobody saw.
     */
    Search(Subject subject, boolean rising, int patience, long mostStates) {
        position = new Position(subject, rising);
        moves = new Moves(position, patience);
        mostVisits = mostStates + 2L * subject.known.size();
    }

    /** Why there is no such order, or none was found in time. */
    Optional<Violation.Kind> run() {
        while (!position.pending.isEmpty()) {
            if (++visits > mostVisits) {
                note();
                return Optional.of(Violation.Kind.UNDECIDED);
            }
            if (!advance() && !retreat()) {
                return Optional.of(moves.hasOmitted() ? Violation.Kind.UNDECIDED : Violation.Kind.NOT_LINEARIZABLE);
            }
        }
        return Optional.empty();
    }

    /** How many answered calls had no place in the order that went furthest. */
    int fewestLeft() {
        return fewestLeft;
    }

    String explanation() {
        return stuck;
    }

    List<Call> around() {
        return around;
    }

    private boolean advance() {
        if (!dead.isEmpty() && dead.contains(position.key())) {
            return false;
        }
        position.pending.scan();
        Optional<Move> forced = moves.forced();
        if (forced.isPresent()) {
            position.play(forced.get());
            return true;
        }
        if (moves.isHopeless()) {
            return false;
        }
        Fork fork = new Fork(position.length());
        forks.push(fork);
        return playNext(fork);
    }

    private boolean playNext(Fork fork) {
        while (!fork.untried.hasNext() && fork.stage < Moves.STAGES) {
            fork.untried = moves.stage(fork.stage++).iterator();
        }
        if (!fork.untried.hasNext()) {
            return false;
        }
        position.play(fork.untried.next());
        return true;
    }

    /** Goes back to the last fork with a move left, and takes that. */
    private boolean retreat() {
        note();
        while (!forks.isEmpty()) {
            Fork fork = forks.peek();
            while (position.length() > fork.length) {
                dead.add(position.undo());
            }
            position.pending.scan();
            if (playNext(fork)) {
                return true;
            }
            forks.pop();
        }
        return false;
    }

    /** Keeps the dead end with the most calls placed: what cannot be explained is most likely there. */
    private void note() {
        if (position.pending.left() >= fewestLeft) {
            return;
        }
        fewestLeft = position.pending.left();
        position.pending.scan();
        List<Call> calls = new ArrayList<>(position.latest(SHOWN));
        int placed = position.subject.known.size() - fewestLeft;
        stuck = "at most " + placed + " of " + position.subject.known.size()
                + " answered calls can be put in an order, of"
                + " which the last " + calls.size() + " are shown here; the key is then "
                + position.subject.describe(position.state()) + ", and none of those below may come next";
        for (int i = 0; i < Math.min(SHOWN, position.pending.enabledCount()); i++) {
            calls.add(position.pending.enabled(i).call());
        }
        List<Call> later = position.pending.laterThatNeed(position.state().etag());
        if (!later.isEmpty()) {
            stuck += "; the last one must still see this ETag";
            calls.add(later.get(0));
        }
        around = List.copyOf(calls);
    }
}
