package io.trivet.deploy.walk;

import io.trivet.deploy.strip.DiskWatcher;
import io.trivet.deploy.strip.Watcher;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by deploy/walk heal. */
@Tag("walk")
class HealWalkTest {
    /** A command may take as long as a start of PostgreSQL and of a node on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final int COPIES = 3;
    /** A share may be smaller or larger than the others by so much. */
    private static final double TOLERANCE = 0.1;

    private final ExecutorService commands = Executors.newSingleThreadExecutor();
    private Walk walk;
    private Load load;
    private RealCluster cluster;
    private Watcher watcher;
    private final List<String> slowDisk = new CopyOnWriteArrayList<>();
    private DiskWatcher disk;
    private long begun;

    @BeforeEach
    void open() throws IOException {
        walk = new Walk(2, 4, Path.of("target", "heal-logs"));
        load = walk.load();
        cluster = walk.cluster();
        watcher = new Watcher(load.seconds()::stalled);
        disk = new DiskWatcher(this::slowDisk);
    }

    private void slowDisk(long from, long until) {
        slowDisk.add("%d ms in second %d"
                .formatted(TimeUnit.NANOSECONDS.toMillis(until - from), TimeUnit.NANOSECONDS.toSeconds(from - begun)));
    }

    @AfterEach
    void close() {
        commands.shutdownNow();
        watcher.close();
        disk.close();
        walk.close();
    }

    @Test
    void healsGrowsAndShrinksWhileItServes() throws IOException {
        walk.go(() -> {
            walk.start("Starting a new cluster in " + cluster.place());
            walk.writeThroughEveryPort();
            begun = System.nanoTime();
            load.start();
            load.mustServeEveryKey();
            loseOne();
            replaceIt();
            growByTwo();
            shrinkByTwo();
            load.mustServeEveryKey();
            ClientSeconds.Sum seconds = load.seconds().sum(begun, System.nanoTime());
            walk.say("In all: %s.", seconds);
            walk.say("The disk took long to write a byte down: %s.", slowDisk);
            load.stop();
            walk.mustHaveLostNothing();
            walk.mustBeEqual();
            walk.copies().mustBeThreeOfEach(Stock.PREFIX, walk.stock().values());
            walk.say("Every key is on exactly three workers, equal in stamp and value.");
            walk.mustBeLinearizable();
            seconds.mustBeServed();
        });
    }

    // ---------------------------------------------------------------- steps

    private void loseOne() {
        change("w2 and its database killed for good", List.of("w1", "w3", "w4"), () -> {
            load.closing(cluster.node("w2"));
            cluster.lose("w2");
        });
    }

    private void replaceIt() {
        int old = number("w2");
        change("w2 replaced by an empty one", List.of("w1", "w2", "w3", "w4"), () -> {
            cluster.replace("w2");
            load.opened(cluster.node("w2"));
        });
        int now = number("w2");
        boolean retired = walk.inquiry().glance().workers().stream()
                .noneMatch(worker -> worker.number() == old && !worker.isRemoved());
        if (now == old || !retired) {
            throw new Violation(
                    "Expected w2 to be another worker than number %d, and that one to be removed; found %s.",
                    old, walk.inquiry().glance().workers());
        }
        walk.say("It is number %d now, and number %d is no more.", now, old);
    }

    private int number(String worker) {
        return walk.inquiry()
                .glance()
                .worker(worker)
                .map(Glance.Worker::number)
                .orElseThrow(() -> new Violation("Expected a worker %s, found none.", worker));
    }

    private void growByTwo() {
        change("two workers added", List.of("w1", "w2", "w3", "w4", "w5", "w6"), () -> {
            load.opened(cluster.add());
            load.opened(cluster.add());
        });
    }

    private void shrinkByTwo() {
        // One that keeps the map, and one that does not.
        List<String> leavers = List.of("w1", "w6");
        change(
                "w1 and w6 drained",
                List.of("w2", "w3", "w4", "w5"),
                () -> cluster.run("drain", "-d", leavers.get(0), leavers.get(1)));
        for (String leaver : leavers) {
            Node node = cluster.node(leaver);
            load.closing(node);
            cluster.remove(leaver);
            load.gone(node);
        }
        walk.say("w1 and w6 removed.");
        load.mustServeEveryKey();
    }

    // ---------------------------------------------------------------- a change

    /**
     * Begins it, kills the active controller while partitions move, and waits until they are where they should be.
     *
     * @param holders the workers that then have equal shares of all there is
     */
    private void change(String what, List<String> holders, Runnable order) {
        load.forget();
        JsonArray before = walk.inquiry().partitions();
        String keeper = walk.inquiry().glance().keeper().orElseThrow();
        long since = System.nanoTime();
        CompletableFuture<Void> ordered = CompletableFuture.runAsync(order, commands);
        killWhileMoving(keeper);
        mustEnd(ordered);
        Waiting.until(what + ", and equal shares", LIMIT, () -> {
            load.check();
            return walk.inquiry().glances().stream()
                    .flatMap(glance -> glance.unsettled().or(() -> unequal(glance, holders)).stream())
                    .findFirst();
        });
        double seconds = Progress.seconds(since);
        walk.copies().mustBeThreeOfEach(Stock.PREFIX, walk.stock().values());
        walk.say(
                "With %s: as it should be after %.1f s, every key on exactly three workers after %.1f s; %s.",
                what,
                seconds,
                Progress.seconds(since),
                Inquiry.moved(before, walk.inquiry().partitions()));
        cluster.run("start", keeper);
        load.opened(cluster.node(keeper));
        load.mustServeEveryKey();
        walk.say("Meanwhile %s; %s.", load.figures(), load.seconds().sum(since, System.nanoTime()));
    }

    private void killWhileMoving(String keeper) {
        Waiting.moment("partitions that move", LIMIT, () -> {
            load.check();
            return walk.inquiry().glances().stream().anyMatch(glance -> glance.moving() > 0)
                    ? Optional.empty()
                    : Optional.of("None does.");
        });
        load.closing(cluster.node(keeper));
        cluster.killAtOnce(keeper);
        long killed = System.nanoTime();
        Glance glance = walk.inquiry().glance();
        walk.say(
                "The active controller %s killed while %d partitions move and %d wait.",
                keeper, glance.moving(), glance.waiting());
        Waiting.until(
                "another active controller",
                LIMIT,
                () -> walk.inquiry().glance().keeper().filter(keeper::equals).map(same -> "It is still " + same + "."));
        walk.say(
                "Another keeps the map after %.1f s: %s.",
                Progress.seconds(killed), walk.inquiry().glance().keeper().orElse("nobody yet"));
    }

    private static void mustEnd(CompletableFuture<Void> ordered) {
        try {
            ordered.orTimeout(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AssertionError said ? said : new AssertionError(e.getCause());
        }
    }

    private static Optional<String> unequal(Glance glance, List<String> holders) {
        double share = (double) COPIES * glance.partitions() / holders.size();
        return glance.workers().stream()
                .filter(worker -> !worker.isRemoved())
                .filter(worker -> holders.contains(worker.name())
                        ? Math.abs(worker.replicas() - share) > share * TOLERANCE
                        : worker.replicas() > 0)
                .findFirst()
                .map(worker -> "%s has %d replicas according to %s"
                        .formatted(
                                worker.name(), worker.replicas(), glance.from().name()));
    }
}
