package io.trivet.register.row;

/**
 * An operation that a row remembers, with what was answered.
 *
 * @param fingerprint a hash of the request, which tells a retry from another request under the same id
 * @param gateway the gateway session that made the id
 */
public record Recorded(OperationId id, int fingerprint, int gateway, Reply reply) {
    /** About what one takes in a row, for the bound on a row's size. */
    public static final int BYTES = 40;
}
