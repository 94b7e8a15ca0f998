package io.trivet.gateway;

import io.trivet.gateway.Result.Reason;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import java.util.Optional;

/**
 * Every decision of a gateway that exactly-once depends on. The methods are there to be overridden by tests, one at a
 * time: with any of them switched off the simulation must find a history that is wrong.
 *
 * <p>A send is <em>open</em> as long as it may have been taken: it is unanswered, it was answered <em>unknown</em>, or
 * it was answered by a decline that was held back. One that was answered as not taken counts as if it had never been.
 */
public class GatewayRules {
    /** A marked send's decline is recorded in the row: no other send of the operation is applied after it. */
    public boolean marks(boolean clientId, boolean earlierOpen) {
        return clientId || earlierOpen;
    }

    /**
     * A decline of an unmarked send leaves no trace. While another send is open it must not be passed on: that one may
     * be applied after the client was told of the refusal.
     */
    public boolean passesOn(Reply reply, boolean marked, boolean othersOpen) {
        return !reply.isDecline() || marked || !othersOpen;
    }

    /** Only what has certainly not been applied may get another id. A client's id may have been used elsewhere. */
    public boolean mayTakeNewId(boolean read, boolean clientId, boolean othersOpen) {
        return read || !clientId && !othersOpen;
    }

    /** Whether an operation that nobody answered for may have happened. A read changes nothing, so it never has. */
    public boolean isUnknown(boolean read, boolean open) {
        return !read && open;
    }

    /** Rows forget an id when it is older than the horizon; half of it is left for sends that are under way. */
    public boolean maySendAgain(long idAge, GatewaySettings.Ids ids) {
        return idAge <= ids.retryTime();
    }

    /** A send that failed for any other reason may have arrived. */
    public boolean isNeverSent(Throwable failure) {
        return failure instanceof NeverSent;
    }

    /** Why a client's id must be refused before anything is sent, if it must. */
    public Optional<Reason> refusal(OperationId clientId, long idClock, GatewaySettings.Ids ids) {
        if (!clientId.isVersion7()) {
            return Optional.of(Reason.ID_NOT_VERSION_7);
        }
        if (clientId.time() > idClock + ids.clientLead()) {
            return Optional.of(Reason.ID_FROM_THE_FUTURE);
        }
        return maySendAgain(idClock - clientId.time(), ids) ? Optional.empty() : Optional.of(Reason.ID_TOO_OLD);
    }
}
