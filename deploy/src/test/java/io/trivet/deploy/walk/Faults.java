package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Fault.Kind;
import io.trivet.postgres.LocalProcess;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Makes faults up, by the dice. */
final class Faults {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    private static final int LONG_PAUSE = 30_000;
    private static final int PAUSE = 8_000;
    private static final int DOWN = 4_000;
    private static final int LEAST = 200;

    private final RealCluster cluster;
    private final Membership membership;
    private final SplittableRandom dice;

    Faults(RealCluster cluster, Membership membership, SplittableRandom dice) {
        this.cluster = cluster;
        this.membership = membership;
        this.dice = dice;
    }

    Fault next() {
        int draw = dice.nextInt(100);
        if (draw < 20) {
            return controller(dice.nextInt(2) == 0 ? Kind.CONTROLLER_PAUSED : Kind.CONTROLLER_KILLED);
        }
        if (draw < 30) {
            return membership.next(dice);
        }
        if (draw < 33) {
            return everything();
        }
        List<Kind> kinds = List.of(
                Kind.WORKER_PAUSED,
                Kind.WORKER_PAUSED,
                Kind.WORKER_KILLED,
                Kind.DATABASE_PAUSED,
                Kind.DATABASE_KILLED,
                Kind.MACHINE_PAUSED,
                Kind.MACHINE_KILLED);
        return machine(kinds.get(dice.nextInt(kinds.size())));
    }

    private Fault controller(Kind kind) {
        List<String> controllers =
                cluster.controllers().stream().map(Node::name).toList();
        String controller = controllers.get(dice.nextInt(controllers.size()));
        return of(kind, controller, List.of(controller));
    }

    private Fault machine(Kind kind) {
        List<String> workers = cluster.stores();
        String worker = workers.get(dice.nextInt(workers.size()));
        String database = RealCluster.databaseOf(worker);
        return switch (kind) {
            case WORKER_PAUSED, WORKER_KILLED -> of(kind, worker, List.of(worker));
            case DATABASE_PAUSED, DATABASE_KILLED -> of(kind, worker, List.of(database));
            default -> of(kind, worker, List.of(worker, database));
        };
    }

    private Fault of(Kind kind, String victim, List<String> parts) {
        String name = String.join(" and ", parts);
        return switch (kind) {
            case WORKER_PAUSED, DATABASE_PAUSED, MACHINE_PAUSED, CONTROLLER_PAUSED ->
                new Fault(kind, victim, name + " paused", pauseTime(), () -> pause(parts), () -> unpause(parts));
            default -> new Fault(kind, victim, name + " killed", time(DOWN), () -> kill(parts), () -> start(parts));
        };
    }

    private Fault everything() {
        return new Fault(
                Kind.EVERYTHING_KILLED,
                Nemesis.ALL,
                "everything killed at once",
                time(DOWN),
                cluster::killEverything,
                cluster::start);
    }

    private Duration time(int most) {
        return Duration.ofMillis(dice.nextInt(LEAST, most));
    }

    /** Some longer than it takes the cluster to drop whoever is paused. */
    private Duration pauseTime() {
        return time(dice.nextInt(8) == 0 ? LONG_PAUSE : PAUSE);
    }

    // ---------------------------------------------------------------- by signals, which take no time

    private void pause(List<String> parts) {
        parts.forEach(part -> cluster.process(part).ifPresent(LocalProcess::pause));
    }

    private void unpause(List<String> parts) {
        parts.forEach(part -> cluster.process(part).ifPresent(LocalProcess::unpause));
    }

    private void kill(List<String> parts) {
        parts.forEach(part -> cluster.process(part).ifPresent(process -> process.kill(KILL_LIMIT)));
    }

    /** A worker brings its database with it. */
    private void start(List<String> parts) {
        cluster.run("start", parts.get(0));
    }
}
