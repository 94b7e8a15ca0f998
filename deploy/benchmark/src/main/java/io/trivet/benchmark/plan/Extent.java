package io.trivet.benchmark.plan;

import java.util.List;
import java.util.stream.Stream;

/** How much is measured, unless single options say something else. */
public enum Extent {
    QUICK(List.of(Sweep.of(DataSet.USUAL, List.of(16, 64)))),
    /** All that the targets ask for. */
    USUAL(List.of(
            Sweep.of(DataSet.USUAL, List.of(1, 64, 256)),
            new Sweep(DataSet.LARGE, List.of(Work.PUT, Work.GET), List.of(64), Sweep.STORES),
            new Sweep(DataSet.MANY, List.of(Work.PUT, Work.GET), List.of(64, 256), List.of(Subject.TRIVET)))),
    /** But for 10 kB under each of a million keys: that is 10 GB, of which every store makes three. */
    FULL(Stream.of(DataSet.USUAL, DataSet.LARGE, DataSet.MANY)
            .map(data -> Sweep.of(data, Sweep.CONNECTIONS))
            .toList());

    private final List<Sweep> sweeps;

    Extent(List<Sweep> sweeps) {
        this.sweeps = sweeps;
    }

    List<Sweep> sweeps() {
        return sweeps;
    }
}
