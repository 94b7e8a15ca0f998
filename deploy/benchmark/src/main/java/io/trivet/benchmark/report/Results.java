package io.trivet.benchmark.report;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.watch.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All there is to report.
 *
 * @param machine and versions, by name
 * @param idle shares of one core that processes take while nobody asks for anything
 * @param healed if a worker was lost
 */
public record Results(Map<String, String> machine, Map<Kind, Double> idle, List<Result> all, Optional<Healed> healed) {
    Optional<Result> find(Work work, DataSet data, int connections, Subject subject) {
        return find(new Cell(work, data, connections, subject));
    }

    Optional<Result> find(Cell cell) {
        return all.stream().filter(result -> result.cell().equals(cell)).findFirst();
    }

    /** How often the rate of another subject at the same work goes into this one's. */
    Optional<Double> ratio(Cell cell, Subject to) {
        return find(cell)
                .flatMap(one ->
                        find(cell.of(to)).filter(other -> other.rate() > 0).map(other -> one.rate() / other.rate()));
    }

    public boolean isEmpty() {
        return all.isEmpty() && healed.isEmpty();
    }

    public long errors() {
        return all.stream().mapToLong(Result::errors).sum()
                + healed.map(Healed::errors).orElse(0L);
    }

    /** Megabytes that the heap of a worker held at the most. */
    Optional<Double> heap() {
        return all.stream()
                .flatMap(result -> result.rounds().stream())
                .map(Measured::heap)
                .filter(heap -> heap > 0)
                .max(Double::compare);
    }
}
