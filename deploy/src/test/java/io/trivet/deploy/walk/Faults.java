package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/** Makes faults up, by the dice. */
final class Faults {
    private static final int LONG_PAUSE = 30_000;
    private static final int PAUSE = 8_000;
    private static final int DOWN = 4_000;
    private static final int LEAST = 200;
    private static final int JUMP = 20;

    private final Site site;
    private final Optional<Cuts> cuts;
    private final Optional<Membership> membership;
    private final SplittableRandom dice;

    Faults(Site site, Optional<Membership> membership, SplittableRandom dice) {
        this.site = site;
        this.cuts = site.cable().map(cable -> new Cuts(cable, site));
        this.membership = membership;
        this.dice = dice;
    }

    Fault next() {
        int draw = dice.nextInt(100);
        if (draw < 20) {
            return controller(dice.nextInt(2) == 0 ? Kind.CONTROLLER_PAUSED : Kind.CONTROLLER_KILLED);
        }
        if (draw < 23) {
            return everything();
        }
        if (draw < 33 && membership.isPresent()) {
            return membership.get().next(dice);
        }
        if (draw >= 33 && draw < 55 && cuts.isPresent()) {
            return cuts.get().next(dice, pauseTime());
        }
        if (draw >= 55 && draw < 60 && site.clocks().isPresent()) {
            return clock(site.clocks().get());
        }
        if (draw >= 60 && draw < 65 && site.disks().isPresent()) {
            return disk(site.disks().get());
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
        String controller = pick(site.controllers().stream().map(Node::name).toList());
        return of(kind, controller, List.of(controller));
    }

    private Fault machine(Kind kind) {
        String worker = pick(site.stores());
        String database = Site.databaseOf(worker);
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
                new Fault(
                        kind,
                        victim,
                        name + " paused",
                        pauseTime(),
                        () -> site.pause(parts),
                        () -> site.unpause(parts));
            default ->
                new Fault(kind, victim, name + " killed", time(DOWN), () -> site.kill(parts), () -> site.start(parts));
        };
    }

    /** Forward and back again, or the other way round. */
    private Fault clock(BiConsumer<String, Integer> clocks) {
        String node = pick(site.nodes().stream().map(Node::name).toList());
        int seconds = (1 + dice.nextInt(JUMP)) * (dice.nextInt(2) == 0 ? 1 : -1);
        return new Fault(
                Kind.CLOCK_JUMPED,
                node,
                "the clock of %s jumps by %+d s".formatted(node, seconds),
                pauseTime(),
                () -> clocks.accept(node, seconds),
                () -> clocks.accept(node, 0));
    }

    private Fault disk(BiConsumer<String, Boolean> disks) {
        String worker = pick(site.stores());
        String database = Site.databaseOf(worker);
        return new Fault(
                Kind.DISK_FULL,
                worker,
                "the disk of " + database + " full",
                time(PAUSE),
                () -> disks.accept(database, true),
                () -> disks.accept(database, false));
    }

    private String pick(List<String> names) {
        return names.get(dice.nextInt(names.size()));
    }

    private Fault everything() {
        return new Fault(
                Kind.EVERYTHING_KILLED,
                Nemesis.ALL,
                "everything killed at once",
                time(DOWN),
                site::killEverything,
                site::start);
    }

    private Duration time(int most) {
        return Duration.ofMillis(dice.nextInt(LEAST, most));
    }

    /** Some longer than it takes the cluster to drop whoever is paused. */
    private Duration pauseTime() {
        return time(dice.nextInt(8) == 0 ? LONG_PAUSE : PAUSE);
    }
}
