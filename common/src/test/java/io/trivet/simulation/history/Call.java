package io.trivet.simulation.history;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;

/**
 * One operation as its client saw it, with whatever retries were made under its id. One call came before another only
 * if it returned <em>before</em> the other was invoked: at the same instant they are concurrent.
 *
 * @param invoked when it was sent, in the unit of {@link Limits}
 * @param returned when it was answered, {@link #NEVER} when nobody knows
 */
public record Call(
        Bytes key, OperationId id, Action action, Condition condition, long invoked, long returned, Result result) {
    public static final long NEVER = Long.MAX_VALUE;

    public Call {
        if (invoked > returned) {
            throw new IllegalArgumentException(id + " returned at " + returned + ", before it was invoked");
        }
    }

    public boolean isRead() {
        return action instanceof Action.Get;
    }

    public boolean isUnknown() {
        return result instanceof Result.Unknown;
    }

    public Call ended(Result how, long when) {
        return new Call(key, id, action, condition, invoked, when, how);
    }

    @Override
    public String toString() {
        return "[" + invoked + ".." + (returned == NEVER ? "" : returned) + "] " + CallText.action(action)
                + (condition.equals(Condition.NONE) ? "" : " if " + CallText.condition(condition)) + " -> " + result
                + "  (" + id + ")";
    }
}
