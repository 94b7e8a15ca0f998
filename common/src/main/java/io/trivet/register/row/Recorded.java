package io.trivet.register.row;

/**
 * An operation that a row remembers, with what was answered.
 *
 * @param fingerprint a hash of the request, which tells a retry from another request under the same id
 * @param gateway the gateway session that made the id
 */
public record Recorded(OperationId id, int fingerprint, int gateway, Reply reply) {}
