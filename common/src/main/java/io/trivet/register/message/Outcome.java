package io.trivet.register.message;

import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Row;
import java.util.Optional;

/** What became of an operation at the worker it was sent to: it happened, it did not, or nobody can say. */
public sealed interface Outcome {
    /** It happened: applied, or declined for good. */
    record Done(Reply reply) implements Outcome {}

    /** It happened: a read, and what was there, without the operations that the row remembers. */
    record Found(Optional<Row> row) implements Outcome {}

    /** It did not happen, and this send of it never will. */
    record NotTaken(Reason reason, int hint, OperationId newest) implements Outcome {
        public static final int NO_HINT = -1;

        public static NotTaken because(Reason reason) {
            return new NotTaken(reason, NO_HINT, OperationId.NONE);
        }

        public static NotTaken notLeader(int hint) {
            return new NotTaken(Reason.NOT_LEADER, hint, OperationId.NONE);
        }

        public static NotTaken tooOld(OperationId newest) {
            return new NotTaken(Reason.TOO_OLD, NO_HINT, newest);
        }
    }

    /** A step was begun and its end is not known here. */
    record Unknown() implements Outcome {}

    /** Whether the state forbade it. */
    default boolean isDecline() {
        return this instanceof Done done && done.reply().isDecline();
    }

    /** Why a send was not taken. */
    enum Reason {
        /** Another worker may lead: the hint, if there is one. */
        NOT_LEADER,
        /** The sender's map is older, or newer, than this worker's. */
        STALE_MAP,
        OVERLOADED,
        /** The deadline passed before a step was begun. */
        LATE,
        /** The id is not newer than one that has been forgotten: it may have been applied before. */
        TOO_OLD,
        /** The id is so far in the future that recording it would lock others out. */
        FROM_THE_FUTURE
    }
}
