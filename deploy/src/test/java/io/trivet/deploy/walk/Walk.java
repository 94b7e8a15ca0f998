package io.trivet.deploy.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A real cluster, and all that is done to it and looked up during a walk through it. */
final class Walk implements AutoCloseable {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(60);

    private final Progress progress = new Progress();
    private final Loop loop = new Loop();
    private final Http http = new Http(loop.vertx());
    private final Recording recording = new Recording();
    private final Path logs;
    private final RealCluster cluster;
    private final Stock stock;
    private final Load load;
    private final Flood flood;
    private final Copies copies;
    private final Inquiry inquiry;

    /** @param logs where to leave what explains a failure */
    Walk(int controllers, int workers, Path logs) throws IOException {
        this.logs = logs;
        cluster = new RealCluster(controllers, workers);
        Ports ports = new Ports(cluster.nodes());
        stock = new Stock(loop, http, ports, recording);
        load = new Load(loop, http, ports, recording);
        flood = new Flood(loop, new Http(loop.vertx(), Flood.CONNECTIONS_TO_EACH, Http.ANSWER_MILLIS), ports);
        copies = new Copies(loop.vertx(), cluster);
        inquiry = new Inquiry(loop, http, cluster);
    }

    RealCluster cluster() {
        return cluster;
    }

    Stock stock() {
        return stock;
    }

    Load load() {
        return load;
    }

    Copies copies() {
        return copies;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    Loop loop() {
        return loop;
    }

    Http http() {
        return http;
    }

    void say(String format, Object... arguments) {
        progress.say(format, arguments);
    }

    // ---------------------------------------------------------------- steps

    void go(Runnable steps) throws IOException {
        try {
            steps.run();
        } catch (AssertionError | RuntimeException e) {
            say("FAILED: %s", e.getMessage());
            cluster.keepTraces(logs);
            recording.save(logs.resolve("history"));
            say("What the processes say of it is in %s, and so is what the clients saw.", logs.toAbsolutePath());
            throw e;
        }
    }

    void start(String what) {
        long begun = System.nanoTime();
        cluster.start();
        say("%s: serves after %.1f s.", what, Progress.seconds(begun));
    }

    void writeThroughEveryPort() {
        say("Written through all %d ports: %s.", cluster.nodes().size(), stock.write());
        copies.mustBeThreeOfEach(Stock.PREFIX, stock.values());
        say("Every key is on exactly three workers, equal in stamp and value.");
        mustBeEqual();
    }

    /** Ten times what it can carry, with no load besides. */
    void flood() {
        double capacity = flood.capacity();
        say("Carries %,.0f requests a second.", capacity);
        say("Flooded: %s.", flood.rise(Flood.TIMES * capacity));
    }

    /** With nothing under way, for every write changes the digests, and so does every move. */
    void mustBeEqual() {
        long begun = System.nanoTime();
        inquiry.mustSettle();
        copies.mustBeEqual(inquiry.partitions());
        say("All copies are where they should be, and equal by digest; that took %.1f s.", Progress.seconds(begun));
    }

    /** With no load. */
    void mustHaveLostNothing() {
        load.mustHaveEverything();
        say("Of the load nothing is lost: %s.", load.sums());
        say("Of the other keys nothing is lost: read %s.", stock.read());
    }

    void mustBeLinearizable() {
        say("As the simulation's checker has it: %s.", recording.mustBeLinearizable(CHECK_LIMIT));
    }

    @Override
    public void close() {
        http.close();
        loop.close();
        cluster.close();
        say("Ended and removed.");
    }
}
