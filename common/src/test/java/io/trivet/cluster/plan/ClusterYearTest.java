package io.trivet.cluster.plan;

import static io.trivet.cluster.plan.ClusterYear.DAY;
import static io.trivet.cluster.plan.ClusterYear.HOUR;
import static io.trivet.cluster.plan.ClusterYear.MINUTE;
import static io.trivet.cluster.plan.ClusterYear.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A year of a cluster of 100 workers in 3 zones: what its planner does must never be what endangers a partition. */
class ClusterYearTest {

    private static final int WORKERS = 100;
    private static final int ZONES = 3;
    private static final int PARTITIONS = 1_024;
    private static final long YEAR = 365 * DAY;
    private static final long QUIET = 2 * DAY;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    void noPlanEndangersAPartition(long seed) {
        Random random = new Random(seed);
        PlanSettings settings = new PlanSettings(3, 16);
        ClusterYear year = new ClusterYear(random, Plans.placed(WORKERS, ZONES, PARTITIONS, 3), ZONES, settings);
        new Misfortunes(year, random).settle();

        year.runUntil(YEAR);

        System.out.println("seed " + seed + ", a year of " + WORKERS + " workers: " + year.counts);
        assertEquals(Progress.DONE, year.progress());
        for (int partition = 0; partition < PARTITIONS; partition++) {
            PartitionConfig config = year.map().config(partition);
            assertEquals(3, config.voters().size());
            assertEquals(3, year.copies().live(partition), "full copies of partition " + partition + ": " + config);
        }
        assertTrue(year.counts.completed > 1_000, "too little happened");
    }

    /** When what happens to whom. */
    private record Misfortunes(ClusterYear year, Random random) {

        void settle() {
            often(600, this::transientFailure);
            often(25, () -> withOthers(this::permanentFailure));
            often(12, () -> withOthers(this::zoneFailure));
            often(12, () -> withOthers(this::drain));
            often(12, () -> withOthers(this::addition));
            often(100, this::pause);
        }

        private void often(int times, Runnable what) {
            for (int i = 0; i < times; i++) {
                year.at(between(0, YEAR - QUIET), what);
            }
        }

        /** Misfortunes seldom come alone, and those that come while something is being moved are what is looked for. */
        private void withOthers(Runnable first) {
            first.run();
            for (int i = 0; i < 10; i++) {
                year.in(between(SECOND, HOUR), this::transientFailure);
            }
            year.in(between(SECOND, HOUR), this::pause);
        }

        private void addition() {
            year.counts.additions++;
            year.join();
        }

        private void pause() {
            year.counts.pauses++;
            year.freezeController(between(SECOND, 10 * MINUTE));
        }

        private void transientFailure() {
            any().forEach(worker -> {
                year.counts.transientFailures++;
                fail(worker, between(5 * SECOND, random.nextInt(20) == 0 ? HOUR : 10 * MINUTE));
            });
        }

        private void zoneFailure() {
            year.counts.zoneFailures++;
            String zone = "z" + random.nextInt(ZONES);
            List<Worker> there = shuffled(year.workers(worker -> worker.zone().equals(zone)));
            long duration = between(10 * SECOND, random.nextInt(3) == 0 ? HOUR : 10 * MINUTE);
            for (Worker worker : there.subList(0, 2 + random.nextInt(there.size() - 2))) {
                year.in(between(0, 5 * SECOND), () -> fail(worker, between(duration, duration + MINUTE)));
            }
        }

        private void fail(Worker worker, long duration) {
            if (year.isAlive(worker.number())) {
                year.die(worker.number());
                year.in(duration, () -> year.comeBack(worker.number()));
            }
        }

        private void permanentFailure() {
            any().forEach(worker -> {
                year.counts.permanentFailures++;
                year.die(worker.number());
                year.in(HOUR, year::join);
                year.in(DAY, () -> year.order(new Order.Remove(worker.number())));
            });
        }

        private void drain() {
            any().forEach(worker -> {
                if (year.order(new Order.Drain(worker.number()))) {
                    year.counts.drains++;
                    year.in(HOUR, () -> removeWhenEmpty(worker));
                }
            });
        }

        private void removeWhenEmpty(Worker worker) {
            if (year.held(worker.number()) > 0 || !year.order(new Order.Remove(worker.number()))) {
                year.in(HOUR, () -> removeWhenEmpty(worker));
            } else if (year.isAlive(worker.number())) {
                year.die(worker.number());
            }
        }

        private List<Worker> any() {
            List<Worker> there = year.workers(worker -> worker.state() == Worker.State.ACTIVE);
            return List.of(there.get(random.nextInt(there.size())));
        }

        private List<Worker> shuffled(List<Worker> workers) {
            List<Worker> shuffled = new ArrayList<>(workers);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }

        private long between(long least, long most) {
            return least + random.nextLong(most - least);
        }
    }
}
