package io.trivet.register.message;

/**
 * What a worker answers to a gateway.
 *
 * @param newestIdTime of the newest operation id that the leader holds: no gateway's id clock runs behind it
 */
public record Performed(Outcome outcome, long newestIdTime) {}
