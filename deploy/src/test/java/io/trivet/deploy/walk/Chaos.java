package io.trivet.deploy.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Clients at work on a real cluster while it is harmed, and the verdict on what they were answered. */
final class Chaos implements AutoCloseable {
    private static final Duration CHECK_LIMIT = Duration.ofSeconds(240);
    /** Who is paused keeps nobody waiting for longer. */
    private static final int PATIENT_MILLIS = 2_000;

    private static final int QUICK_MILLIS = 600;

    private static final int CONNECTIONS_TO_EACH = 32;

    private final Progress progress = new Progress();
    private final Loop loop = new Loop();
    private final Http http = new Http(loop.vertx(), CONNECTIONS_TO_EACH, PATIENT_MILLIS);
    private final Http quick = new Http(loop.vertx(), CONNECTIONS_TO_EACH, QUICK_MILLIS);
    private final Recording recording = new Recording();
    private final Site site;
    private final long seed;
    private final Path logs;
    private final ChaosLoad load;
    private final Copies copies;
    private final Inquiry inquiry;
    private final Nemesis nemesis;

    /**
     * @param growing the same, where workers can come and go
     * @param logs where to leave what explains a failure
     */
    Chaos(Site site, Optional<RealCluster> growing, long seed, Path logs) {
        this.site = site;
        this.seed = seed;
        this.logs = logs;
        SplittableRandom dice = new SplittableRandom(seed);
        load = new ChaosLoad(loop, http, quick, new Ports(site.nodes()), recording, dice.split());
        copies = new Copies(loop.vertx(), site);
        inquiry = new Inquiry(loop, http, site);
        Optional<Membership> membership = growing.map(cluster -> new Membership(cluster, load, inquiry));
        Faults faults = new Faults(site, new Drain(loop, http, site, inquiry), membership, dice.split());
        nemesis = new Nemesis(faults, inquiry, progress, dice.split());
    }

    void go(Duration time) throws IOException {
        progress.say("Chaos for %d s, seed %d, in %s.", time.toSeconds(), seed, site.place());
        try {
            site.start();
            progress.say(
                    "The cluster serves. Its network %s, its clocks %s.",
                    site.cable().isPresent() ? "can be cut" : "cannot be cut",
                    site.clocks().isPresent() ? "can be set" : "cannot be set");
            load.start();
            nemesis.rage(time, load::check);
            progress.say("All is mended: %s.", load.figures());
            judge();
        } catch (AssertionError | RuntimeException e) {
            progress.say("FAILED with seed %d: %s", seed, e.getMessage());
            site.keepTraces(logs);
            recording.save(logs.resolve("history"));
            progress.say("What the processes say of it is in %s, and so is the history.", logs.toAbsolutePath());
            throw e;
        }
    }

    /** While clients still work the cluster is to become whole again; what lies in it is looked at when they rest. */
    private void judge() {
        inquiry.mustSettle();
        load.check();
        load.stop();
        Map<String, String> values = load.readAll();
        inquiry.mustSettle();
        copies.mustBeEqual(inquiry.partitions());
        copies.mustBeThreeOfEach(ChaosLoad.PREFIX, values);
        progress.say(
                "%,d keys are there, each on exactly three workers; all copies are equal by digest.", values.size());
        progress.say("Faults: %s.", new TreeMap<>(nemesis.counts()));
        progress.say("PASSED with seed %d: %s.", seed, recording.mustBeLinearizable(CHECK_LIMIT));
    }

    @Override
    public void close() {
        http.close();
        quick.close();
        loop.close();
        site.close();
        progress.say("Ended and removed.");
    }
}
