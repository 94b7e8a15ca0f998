package io.trivet.register.message;

import io.trivet.register.row.Operation;

/**
 * A gateway's send of an operation to a worker.
 *
 * @param marked an earlier send of the same operation is unanswered
 * @param takeover the worker is asked to take the partition over unless its leader still leads
 * @param deadline on the receiver's own clock
 * @param mapVersion of the map by which it was sent
 */
public record Perform(
        int partition, Operation operation, boolean marked, boolean takeover, long deadline, long mapVersion) {}
