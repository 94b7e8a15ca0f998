package io.trivet.benchmark.heal;

import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.benchmark.plan.Work;
import io.trivet.benchmark.stage.Setting;
import io.trivet.benchmark.stage.Trivet;
import io.trivet.benchmark.watch.Sql;
import io.trivet.deploy.local.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes a worker from a cluster for good while clients are at work, and waits until every partition has all its copies
 * again. All clients ask nodes that stay: whoever asks a dead one learns about its port, and not about the cluster.
 */
public final class Healing {
    /** An elector, as three of four workers are. */
    private static final int LOST = 2;

    private static final int COPIES = 3;
    private static final int CLIENTS = 64;
    private static final double SHARE = 0.5;
    /** For the clients in Java, slow until they are compiled, and for who was just asked for all that it can do. */
    private static final Duration SETTLING = Duration.ofSeconds(20);
    /** A second begun before the end is looked at until its own. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofSeconds(120);

    private final Setting setting;
    private final Trivet trivet;
    private final DataSet data;
    private final List<Integer> ports;
    private final Stock stock;

    public Healing(Setting setting, Trivet trivet, DataSet data) {
        this.setting = setting;
        this.trivet = trivet;
        this.data = data;
        this.ports = trivet.portsWithout(LOST);
        this.stock = new Stock(new Sql(setting.http().vertx()), trivet.databases(), LOST);
    }

    public Healed run(Duration warmUp, Duration time) {
        trivet.prepare(data);
        Load most = setting.wrk(new Cell(Work.HALVES, data, CLIENTS, Subject.TRIVET), "trivet", ports, 0);
        setting.said().accept("Warming up: " + Work.HALVES.title());
        most.run(warmUp);
        setting.said().accept("Looking for the most that it can do");
        double maximum = most.run(time).rate();
        setting.end().check();
        return run(maximum, time);
    }

    private Healed run(double maximum, Duration time) {
        long held = Waits.result("rows of the worker to be lost", LIMIT, stock.held());
        long others = rows();
        setting.said().accept("Half of that, before anything happens");
        try (PacedLoad load = PacedLoad.start(setting.http().vertx(), maximum * SHARE, clients())) {
            pass(SETTLING);
            long before = System.nanoTime();
            pass(time);
            long killed = System.nanoTime();
            trivet.kill(LOST);
            long down = await("The worker was not declared down", Glance::isDeclaredDown);
            long whole = await("Not every partition has all its copies again", Glance::isWhole);
            pass(AFTERWARDS);
            List<Operation> all = Waits.result("the last answers", LIMIT, load.stop());
            awaitAllRows();
            return new Healed(
                    new Loss(data, name(), trivet.workers(), held, rows() - others),
                    maximum,
                    maximum * SHARE,
                    Stretch.of(all, CLIENTS, before, killed),
                    Stretch.of(all, CLIENTS, killed, down),
                    Stretch.of(all, CLIENTS, down, whole));
        }
    }

    /** That are left. */
    private long rows() {
        return Waits.result("rows of the others", LIMIT, stock.others());
    }

    private static String name() {
        return "w" + LOST;
    }

    private List<PacedLoad.Client> clients() {
        return new HalfAndHalf(setting.http(), data, ports).clients(CLIENTS);
    }

    private void pass(Duration time) {
        setting.end().within(time);
        setting.end().check();
    }

    /** When it was first seen so. */
    private long await(String failure, Predicate<Glance> wanted) {
        long begun = System.nanoTime();
        Optional<Glance> seen = look();
        while (seen.filter(wanted).isEmpty()) {
            if (System.nanoTime() - begun > MOST.toNanos()) {
                throw new Refusal(failure + " within " + MOST.toSeconds() + " s: "
                        + seen.map(Glance::toString).orElse("no view"));
            }
            pass(BETWEEN_LOOKS);
            seen = look();
            seen.ifPresent(glance -> setting.said().accept("Lost " + name() + ": " + glance));
        }
        return System.nanoTime();
    }

    private Optional<Glance> look() {
        Http.Answer answer = Waits.result("the cluster", LIMIT, setting.http().get(ports.get(0), "/v1/cluster"));
        return Optional.of(answer).filter(Http.Answer::isOk).map(sane -> Glance.of(sane.json(), name()));
    }

    /** What the map says is one thing, and what lies in databases another. */
    private void awaitAllRows() {
        long wanted = (long) COPIES * data.keys();
        long begun = System.nanoTime();
        long found = rows();
        while (found != wanted) {
            if (System.nanoTime() - begun > MOST.toNanos()) {
                throw new Refusal(
                        "All copies are said to be there, and the workers that are left have %,d rows, not %,d."
                                .formatted(found, wanted));
            }
            pass(BETWEEN_LOOKS);
            found = rows();
        }
    }
}
