package io.trivet.benchmark.plan;

/** One figure of the table, to be measured once in each round. */
public record Cell(Work work, DataSet data, int connections, Subject subject) {
    public Cell of(Subject other) {
        return new Cell(work, data, connections, other);
    }

    /** What several subjects have in common. */
    public String title() {
        return "%s, %d %s".formatted(work.title(), connections, connections == 1 ? "connection" : "connections");
    }

    @Override
    public String toString() {
        return subject.title() + ": " + title();
    }
}
