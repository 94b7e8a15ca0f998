package io.trivet.simulation;

import io.trivet.simulation.history.Limits;
import io.trivet.simulation.history.Linearizability;
import io.trivet.simulation.history.Violation;
import io.trivet.watch.WatchRules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run, from one seed: the same seed makes the same run. */
final class Simulation {
    private static final int FOUNDED_BY = 20_000;
    private static final int CALM = 700;
    private static final int LONGEST = 120_000;

    /** @param violation what went wrong, if anything did */
    record Outcome(long seed, Profile profile, Optional<String> violation, Counters counters, List<String> trace) {}

    private final long seed;
    private final Dice dice;
    private final Profile profile;
    private final Optional<Watching> watching;
    private final Cluster cluster;
    private final Nemesis nemesis;

    private Simulation(long seed, Mutant mutant, int operations, boolean traced, Optional<WatchRules> watchRules) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.profile = Profile.of(dice, operations);
        Dice world = dice.fork();
        this.watching = watchRules.map(rules -> new Watching(rules, new Dice(~seed)));
        this.cluster = new Cluster(world, profile, mutant, traced, watching);
        this.nemesis = new Nemesis(cluster, dice.fork());
    }

    static Outcome run(long seed, Mutant mutant, int operations, boolean traced) {
        return run(new Simulation(seed, mutant, operations, traced, Optional.empty()));
    }

    /** The same with clients that watch. Another history, for they have their part in what happens when. */
    static Outcome watched(long seed, WatchRules rules, int operations, boolean traced) {
        return run(new Simulation(seed, Mutant.NONE, operations, traced, Optional.of(rules)));
    }

    private static Outcome run(Simulation simulation) {
        Optional<String> violation = simulation.runOrThrown();
        simulation.cluster.counters().runs = 1;
        simulation.cluster.counters().events = simulation.cluster.time().executed();
        return new Outcome(
                simulation.seed,
                simulation.profile,
                violation,
                simulation.cluster.counters(),
                simulation.cluster.trace().lines());
    }

    /** What is thrown is a violation too, and its trace is wanted. */
    private Optional<String> runOrThrown() {
        try {
            return run();
        } catch (RuntimeException | Error e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return Optional.of("thrown: " + text);
        }
    }

    private Optional<String> run() {
        cluster.trace().add(() -> "seed " + seed + " " + profile);
        cluster.start();
        if (profile.kind() == Profile.Kind.MAPS) {
            nemesis.start();
        }
        until(FOUNDED_BY, () -> cluster.gateways().stream().allMatch(GatewayNode::isReady));
        if (profile.kind() != Profile.Kind.MAPS) {
            nemesis.start();
        }
        watching.ifPresent(present -> present.start(cluster));
        int clients = profile.load().clients();
        for (int i = 0; i < clients; i++) {
            new Client(cluster, dice.fork(), profile.load().operations() / clients).start();
        }
        until(LONGEST, cluster::areClientsDone);
        nemesis.stop();
        until(cluster.time().now() + CALM, () -> false);
        return cluster.invariants()
                .violation()
                .or(this::readAll)
                .or(this::watchedAll)
                .or(this::check);
    }

    private void until(long limit, java.util.function.BooleanSupplier done) {
        while (cluster.time().now() < limit
                && cluster.invariants().violation().isEmpty()
                && !done.getAsBoolean()
                && cluster.time().step()) {
            // each step is one event
        }
    }

    /** When all is mended every key must be readable at every gateway; and what is read belongs to the history. */
    private Optional<String> readAll() {
        FinalReads reads = new FinalReads(cluster);
        reads.start();
        until(cluster.time().now() + 10_000, reads::areDone);
        return cluster.invariants().violation().or(reads::stuck);
    }

    /** Whoever watches must have come to what is there. */
    private Optional<String> watchedAll() {
        watching.ifPresent(present -> until(cluster.time().now() + 20_000, present::isDone));
        return cluster.invariants().violation().or(() -> watching.flatMap(Watching::difference));
    }

    private Optional<String> check() {
        Limits limits = Limits.DEFAULT.withSkew(60).in(TimeUnit.MICROSECONDS);
        return Linearizability.check(cluster.history().calls(), limits).map(Violation::toString);
    }
}
