package io.trivet.benchmark.report;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.load.HotKey;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What we hold ourselves to, and what was measured. */
record Targets(Results results) {
    private static final DataSet USUAL = DataSet.USUAL;
    private static final int ROWS_FOR_EACH_PUT = 3;
    private static final long ROWS_TO_HEAL = 100_000;
    private static final double HEAP = 192;

    List<Target> all() {
        List<Target> targets = new ArrayList<>();
        targets.addAll(againstEtcd(Work.PUT, 2));
        targets.add(Target.most("PUT, 1 connection: median latency / etcd's", 1, "", latency()));
        targets.addAll(againstEtcd(Work.GET, 3));
        targets.add(Target.least("increments of one key, 64 clients: times etcd's", 5, "", ratio(Work.HOT, 64)));
        targets.add(Target.most("increments of one key: lost or twice", 0, "", wrongIncrements()));
        targets.add(Target.least("rows of PUT, 256 connections / sorted upserts of 64 in PostgreSQL", 0.5, "", rows()));
        targets.addAll(manyKeys());
        targets.addAll(healing());
        targets.add(Target.most("heap of a worker", HEAP, " MB", results.heap()));
        return targets;
    }

    private List<Target> healing() {
        Optional<Healed> healed = results.healed().filter(each -> each.loss().held() >= ROWS_TO_HEAL);
        return List.of(
                Target.most(
                        "100,000 rows on a lost worker: from down to three copies",
                        10,
                        " s",
                        healed.map(Healed::seconds)),
                Target.most(
                        "meanwhile, at half the maximum: p99",
                        100,
                        " ms",
                        healed.map(each -> each.healing().sample().latencies().percentile(99))),
                Target.most("client-seconds without a success since the loss", 0, "", healed.map(each ->
                        (double) each.lostClientSeconds())));
    }

    private List<Target> againstEtcd(Work work, double times) {
        return Stream.of(64, 256)
                .map(connections -> Target.least(
                        work.name() + ", " + connections + " connections: times etcd's (JSON)",
                        times,
                        "",
                        ratio(work, connections)))
                .toList();
    }

    private Optional<Double> ratio(Work work, int connections) {
        // Increments are counted under the first data set of the plan, whatever that is.
        return results.all().stream()
                .map(Result::cell)
                .filter(cell -> cell.work() == work && cell.connections() == connections)
                .filter(cell -> work == Work.HOT || cell.data().equals(USUAL))
                .filter(cell -> cell.subject() == Subject.TRIVET)
                .findFirst()
                .flatMap(cell -> results.ratio(cell, Subject.ETCD));
    }

    private Optional<Double> latency() {
        Cell cell = new Cell(Work.PUT, USUAL, 1, Subject.TRIVET);
        return results.find(cell)
                .flatMap(one -> results.find(cell.of(Subject.ETCD))
                        .filter(other -> other.percentile(50) > 0)
                        .map(other -> one.percentile(50) / other.percentile(50)));
    }

    private Optional<Double> wrongIncrements() {
        return results.all().stream()
                .filter(result ->
                        result.cell().work() == Work.HOT && result.cell().subject() == Subject.TRIVET)
                .map(result -> (double) result.remarks().stream()
                        .filter(remark -> HotKey.isWrong(remark))
                        .count())
                .findFirst();
    }

    private Optional<Double> rows() {
        Optional<Result> sorted = results.all().stream()
                .filter(result -> result.cell().work() == Work.SORTED)
                .findFirst();
        return results.find(Work.PUT, USUAL, 256, Subject.TRIVET)
                .flatMap(put -> sorted.filter(floor -> floor.rate() > 0)
                        .map(floor -> put.rate() * ROWS_FOR_EACH_PUT / (floor.rate() * Work.SORTED.rows())));
    }

    private List<Target> manyKeys() {
        return Stream.of(Work.PUT, Work.GET)
                .flatMap(work -> Stream.of(64, 256)
                        .map(connections -> Target.least(
                                work.name() + ", " + connections + " connections, 1,000,000 keys / 10,000",
                                0.8,
                                "",
                                results.find(work, DataSet.MANY, connections, Subject.TRIVET)
                                        .flatMap(many -> results.find(work, USUAL, connections, Subject.TRIVET)
                                                .filter(few -> few.rate() > 0)
                                                .map(few -> many.rate() / few.rate())))))
                .toList();
    }
}
