package io.trivet.worker.store;

/**
 * What one store has done and what waits in it, as of one moment. The counts begin anew with each connection.
 *
 * @param statements that have committed
 * @param writes that were in them
 * @param rows that were in them
 * @param commitMicros of the last one, from sending to answer
 * @param allMicros of all of them together
 * @param underWay statements sent and not answered
 * @param waiting writes that are in no statement yet
 * @param waitingBytes of their keys and values, about
 */
public record StoreFigures(
        long statements,
        long writes,
        long rows,
        long commitMicros,
        long allMicros,
        int underWay,
        int waiting,
        long waitingBytes) {}
