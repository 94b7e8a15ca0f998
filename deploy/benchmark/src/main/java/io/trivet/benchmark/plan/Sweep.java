package io.trivet.benchmark.plan;

import java.util.List;
import java.util.stream.Stream;

/** Some works over the same keys, by so many connections each. */
record Sweep(DataSet data, List<Work> works, List<Integer> connections, List<Subject> subjects) {
    static final List<Work> WORKS = List.of(Work.PUT, Work.GET, Work.MIX);
    static final List<Subject> STORES = List.of(Subject.TRIVET, Subject.ETCD, Subject.ETCD_GRPC);

    static final List<Integer> CONNECTIONS = List.of(1, 16, 64, 256);

    static Sweep of(DataSet data, List<Integer> connections) {
        return new Sweep(data, WORKS, connections, STORES);
    }

    Sweep with(List<Integer> others) {
        return new Sweep(data, works, others, subjects);
    }

    /** What is compared is measured one after the other. */
    Stream<Cell> cells() {
        return works.stream()
                .flatMap(work -> connections.stream()
                        .flatMap(count -> subjects.stream().map(subject -> new Cell(work, data, count, subject))));
    }
}
