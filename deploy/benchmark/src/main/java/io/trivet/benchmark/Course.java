package io.trivet.benchmark;

import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Sample;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.Plan;
import io.trivet.benchmark.report.Measured;
import io.trivet.benchmark.report.Result;
import io.trivet.benchmark.stage.Stand;
import io.trivet.benchmark.stage.Stands;
import io.trivet.benchmark.watch.Kind;
import io.trivet.benchmark.watch.Processes;
import io.trivet.benchmark.watch.Sql;
import io.trivet.deploy.local.Interruption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes through all rounds, and keeps what they found. */
final class Course {
    /** For connections, and for a virtual machine that is asked for something else than the moment before. */
    private static final Duration WARM_UP = Duration.ofSeconds(1);

    /** What was asked of them just now may leave them something to do. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private static final Duration IDLE = Duration.ofSeconds(3);

    /** Of a core: all of it together, with nobody asking for anything, takes about half of this. */
    private static final double QUIET = 0.4;

    private static final Duration LONGEST_CALM = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Stands stands;
    private final Sql sql;
    private final Screen screen;
    private final Interruption end;
    private final Map<Cell, List<Measured>> found = new LinkedHashMap<>();

    Course(Stands stands, Sql sql, Screen screen, Interruption end) {
        this.stands = stands;
        this.sql = sql;
        this.screen = screen;
        this.end = end;
    }

    /** What was found so far. */
    List<Result> results() {
        return found.entrySet().stream()
                .map(each -> new Result(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    /** Shares of one core that all of it takes while nobody asks for anything. */
    Map<Kind, Double> idle() {
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        screen.progress("Looking what it takes to do nothing");
        end.within(CALM);
        List<Processes> all = stands.all().stream()
                .map(stand -> new Processes(stand.processes()))
                .toList();
        List<Map<Kind, Double>> before = all.stream().map(Processes::cpu).toList();
        end.within(IDLE);
        end.check();
        for (int i = 0; i < all.size(); i++) {
            Processes.difference(all.get(i).cpu(), before.get(i))
                    .forEach((kind, seconds) -> shares.merge(kind, seconds / IDLE.toSeconds(), Double::sum));
        }
        return shares;
    }

    /** What runs on Java is several times slower right after its start than it is for the rest of its life. */
    void warmUp(Plan plan, Duration time) {
        Plan.Group group = plan.groups().get(0);
        prepare(group);
        for (Cell cell : group.hardest()) {
            screen.progress("Warming up: " + cell);
            stands.of(cell.subject()).load(cell, 0).run(cell.subject().isJava() ? time : WARM_UP);
            end.check();
        }
    }

    private void prepare(Plan.Group group) {
        stands.of(group.cells().stream().map(Cell::subject).toList()).forEach(stand -> stand.prepare(group.data()));
    }

    /** Who has just stored a million keys has more to do for a while: copies to complete, a table to vacuum. */
    private void calmDown() {
        long begun = System.nanoTime();
        double busy;
        Duration since;
        do {
            busy = idle().values().stream().mapToDouble(share -> share).sum();
            since = Duration.ofNanos(System.nanoTime() - begun);
        } while (busy > QUIET && since.compareTo(LONGEST_CALM) < 0);
        screen.say("%d s after all keys were stored nobody does more than %.0f %% of one core."
                .formatted(since.toSeconds(), 100 * busy));
    }

    void run(Plan plan, int rounds, Duration time) {
        for (Plan.Group group : plan.groups()) {
            // The first has been by the warming up.
            if (group != plan.groups().get(0)) {
                prepare(group);
                calmDown();
            }
            for (int round = 0; round < rounds; round++) {
                for (Cell cell : group.cells()) {
                    screen.progress("%s; round %d of %d: %s".formatted(cell.data(), round + 1, rounds, cell));
                    Measured measured = measure(cell, round, time);
                    found.computeIfAbsent(cell, first -> new ArrayList<>()).add(measured);
                    screen.say("%s; round %d of %d: %s: %,.0f/s"
                            .formatted(
                                    cell.data(),
                                    round + 1,
                                    rounds,
                                    cell,
                                    measured.sample().rate()));
                }
            }
        }
    }

    private Measured measure(Cell cell, int round, Duration time) {
        Stand stand = stands.of(cell.subject());
        stand.settle();
        Load load = stand.load(cell, round);
        load.run(WARM_UP);
        end.check();
        long written = written(stand);
        Map<Kind, Double> before = cpu(new Processes(stand.processes()));
        Sample sample = load.run(time);
        end.check();
        // Not the same as before: each connection to a PostgreSQL is a process of its own.
        Processes processes = new Processes(stand.processes());
        Map<Kind, Double> after = cpu(processes);
        return new Measured(
                sample,
                Processes.difference(after, before),
                written(stand) - written,
                processes.memory(),
                stand.heap());
    }

    private static Map<Kind, Double> cpu(Processes processes) {
        Map<Kind, Double> cpu = new EnumMap<>(processes.cpu());
        cpu.putAll(
                new Processes(Map.of(Kind.LOAD, List.of(ProcessHandle.current().pid()))).cpu());
        return cpu;
    }

    private long written(Stand stand) {
        return Waits.result("the log of changes", LIMIT, sql.written(stand.databases()));
    }
}
