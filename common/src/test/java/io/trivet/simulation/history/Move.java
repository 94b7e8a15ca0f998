package io.trivet.simulation.history;

import java.util.Optional;

/**
 * One step of the order that the search builds: a call takes effect, or, if there is none, the value expires.
 *
 * @param orphan the ETag that the write of unknown outcome is taken to have made, or {@link Etags#NONE}
 */
record Move(Optional<Op> op, Model next, int orphan) {
    static Move of(Op op, Model next) {
        return new Move(Optional.of(op), next, Etags.NONE);
    }

    static Move expiry() {
        return new Move(Optional.empty(), Model.ABSENT, Etags.NONE);
    }

    /** What it uses up of the calls of unknown outcome, the more the more use there may be for it elsewhere. */
    int cost() {
        return orphan >= 0 || !op.isPresent() || isAnswered() ? 0 : op.get().cost();
    }

    /** It places a call whose answer is known: progress, where all other moves are means to that end. */
    boolean isAnswered() {
        return op.isPresent() && !op.get().call().isUnknown();
    }
}
