package io.trivet.register.row;

/**
 * One operation of a client.
 *
 * @param fingerprint a hash of the request, to tell a retry from another request under the same id
 * @param gateway the gateway session that sees it through
 * @param answeredBelow every operation of that gateway with a lower id has been answered
 */
public record Operation(
        OperationId id,
        Bytes key,
        Action action,
        Condition condition,
        int fingerprint,
        int gateway,
        OperationId answeredBelow) {

    public boolean isRead() {
        return action instanceof Action.Get;
    }

    public Operation under(OperationId newId) {
        return new Operation(newId, key, action, condition, fingerprint, gateway, answeredBelow);
    }
}
