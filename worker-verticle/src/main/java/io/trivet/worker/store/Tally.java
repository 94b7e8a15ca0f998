package io.trivet.worker.store;

/** Counts what a store has done. */
final class Tally {
    private static final long NANOS_PER_MICRO = 1_000;

    private long statements;
    private long writes;
    private long rows;
    private long lastMicros;
    private long allMicros;

    void committed(Change.Load load, long nanos) {
        statements++;
        writes += load.writes();
        rows += load.rows();
        lastMicros = nanos / NANOS_PER_MICRO;
        allMicros += lastMicros;
    }

    StoreFigures figures(Change.Load waiting, int underWay) {
        return new StoreFigures(
                statements, writes, rows, lastMicros, allMicros, underWay, waiting.writes(), waiting.bytes());
    }
}
