package io.trivet.benchmark.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All cells in the order in which they are measured, by the keys that they go over. */
public record Plan(List<Group> groups) {
    private static final int HOT_CLIENTS = 64;
    private static final int ROUTE_CONNECTIONS = 64;
    /** As many as four workers have connections that commit, on a machine of two cores. */
    private static final int BACKENDS = 8;

    /** Cells that go over the same keys. Its rounds are done before the next group is begun. */
    public record Group(DataSet data, List<Cell> cells) {
        /** Each work on each subject, by as many connections as there will ever be. */
        public Collection<Cell> hardest() {
            return cells.stream()
                    .collect(Collectors.toMap(
                            cell -> List.of(cell.work(), cell.subject()),
                            cell -> cell,
                            BinaryOperator.maxBy(Comparator.comparing(Cell::connections)),
                            LinkedHashMap::new))
                    .values();
        }
    }

    /**
     * What is asked for; an empty list stands for what is usual.
     *
     * @param works as they are named by --only
     */
    public record Wishes(
            Extent extent,
            Set<String> works,
            List<Integer> connections,
            List<Integer> keys,
            List<Integer> values,
            boolean trivetOnly) {
        private boolean wants(Cell cell) {
            return works.contains(cell.work().group()) && (!trivetOnly || cell.subject() == Subject.TRIVET);
        }

        private List<Sweep> sweeps() {
            List<Sweep> sweeps = keys.isEmpty() && values.isEmpty() ? extent.sweeps() : ownSweeps();
            return connections.isEmpty()
                    ? sweeps
                    : sweeps.stream().map(sweep -> sweep.with(connections)).toList();
        }

        private List<Sweep> ownSweeps() {
            List<Integer> counts = keys.isEmpty() ? List.of(DataSet.USUAL.keys()) : keys;
            List<Integer> sizes = values.isEmpty() ? List.of(DataSet.USUAL.bytes()) : values;
            List<Integer> usual = extent.sweeps().get(0).connections();
            return counts.stream()
                    .flatMap(count -> sizes.stream().map(size -> Sweep.of(new DataSet(count, size), usual)))
                    .toList();
        }
    }

    public static Plan of(Wishes wishes) {
        List<Group> groups = new ArrayList<>();
        for (Sweep sweep : wishes.sweeps()) {
            Stream<Cell> others = groups.isEmpty() ? others(sweep.data()) : Stream.empty();
            groups.add(new Group(
                    sweep.data(),
                    Stream.concat(sweep.cells(), others).filter(wishes::wants).toList()));
        }
        return new Plan(groups.stream().filter(group -> !group.cells.isEmpty()).toList());
    }

    /** The hot key, what PostgreSQL can do, and what HTTP can. */
    private static Stream<Cell> others(DataSet data) {
        return Stream.of(
                new Cell(Work.HOT, data, HOT_CLIENTS, Subject.TRIVET),
                new Cell(Work.HOT, data, HOT_CLIENTS, Subject.ETCD),
                new Cell(Work.SINGLE, data, 1, Subject.POSTGRES),
                new Cell(Work.SINGLE, data, BACKENDS, Subject.POSTGRES),
                new Cell(Work.SORTED, data, BACKENDS, Subject.POSTGRES),
                new Cell(Work.EMPTY_PUT, data, ROUTE_CONNECTIONS, Subject.ROUTE),
                new Cell(Work.EMPTY_GET, data, ROUTE_CONNECTIONS, Subject.ROUTE));
    }

    public Set<Subject> subjects() {
        return Set.copyOf(groups.stream()
                .flatMap(group -> group.cells.stream().map(Cell::subject))
                .distinct()
                .toList());
    }

    public int count() {
        return groups.stream().mapToInt(group -> group.cells.size()).sum();
    }
}
