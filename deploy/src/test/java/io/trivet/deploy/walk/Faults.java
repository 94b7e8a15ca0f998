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
    private static final int STUTTERS = 40;
    private static final int MOST_HELD_UP = 300;

    private static final List<Kind> CONTROLLER =
            List.of(Kind.CONTROLLER_PAUSED, Kind.CONTROLLER_KILLED, Kind.CONTROLLER_SLOW);
    private static final List<Kind> MACHINE = List.of(
            Kind.WORKER_PAUSED,
            Kind.WORKER_PAUSED,
            Kind.WORKER_KILLED,
            Kind.WORKER_SLOW,
            Kind.DATABASE_PAUSED,
            Kind.DATABASE_KILLED,
            Kind.DATABASE_SLOW,
            Kind.MACHINE_PAUSED,
            Kind.MACHINE_KILLED);

    private final Site site;
    private final Optional<Cuts> cuts;
    private final Drain drain;
    private final Optional<Membership> membership;
    private final SplittableRandom dice;

    Faults(Site site, Drain drain, Optional<Membership> membership, SplittableRandom dice) {
        this.site = site;
        this.cuts = site.cable().map(cable -> new Cuts(cable, site));
        this.drain = drain;
        this.membership = membership;
        this.dice = dice;
    }

    /** What strikes a part. */
    Fault next() {
        int draw = dice.nextInt(100);
        if (draw < 20) {
            return controller(pick(CONTROLLER));
        }
        if (draw < 45 && cuts.isPresent()) {
            return cuts.get().next(dice, pauseTime());
        }
        if (draw >= 45 && draw < 52 && site.clocks().isPresent()) {
            return clock(site.clocks().get());
        }
        if (draw >= 52 && draw < 59 && site.disks().isPresent()) {
            return disk(site.disks().get());
        }
        return machine(pick(MACHINE));
    }

    /** What strikes all of it at once, or changes who belongs to it. */
    Fault upheaval() {
        return switch (dice.nextInt(5)) {
            case 0 -> everything();
            case 1 -> databases();
            case 2 -> drain.next(dice);
            default -> membership.map(change -> change.next(dice)).orElseGet(this::databases);
        };
    }

    private Fault controller(Kind kind) {
        String controller = pick(site.controllers().stream().map(Node::name).toList());
        return of(kind, controller, List.of(controller));
    }

    private Fault machine(Kind kind) {
        String worker = pick(site.stores());
        String database = Site.databaseOf(worker);
        return switch (kind) {
            case WORKER_PAUSED, WORKER_KILLED, WORKER_SLOW -> of(kind, worker, List.of(worker));
            case DATABASE_PAUSED, DATABASE_KILLED, DATABASE_SLOW -> of(kind, worker, List.of(database));
            default -> of(kind, worker, List.of(worker, database));
        };
    }

    private Fault of(Kind kind, String victim, List<String> parts) {
        String name = String.join(" and ", parts);
        return switch (kind) {
            case WORKER_PAUSED, DATABASE_PAUSED, MACHINE_PAUSED, CONTROLLER_PAUSED ->
                Fault.lasting(
                        kind,
                        victim,
                        name + " paused",
                        pauseTime(),
                        () -> site.pause(parts),
                        () -> site.unpause(parts));
            case WORKER_SLOW, DATABASE_SLOW, CONTROLLER_SLOW -> slow(kind, victim, parts);
            default ->
                Fault.lasting(
                        kind, victim, name + " killed", time(DOWN), () -> site.kill(parts), () -> site.start(parts));
        };
    }

    /** All that it says and hears is late, now more, now less: as by a network that delays, or a disk that is sick. */
    private Fault slow(Kind kind, String victim, List<String> parts) {
        SplittableRandom ownDice = dice.split();
        int times = 1 + dice.nextInt(STUTTERS);
        return new Fault(kind, victim, "%s slow, held up %d times".formatted(parts.get(0), times), () -> {
            for (int i = 0; i < times; i++) {
                site.pause(parts);
                Waiting.pause(Duration.ofMillis(ownDice.nextInt(MOST_HELD_UP)));
                site.unpause(parts);
                Waiting.pause(Duration.ofMillis(ownDice.nextInt(MOST_HELD_UP)));
            }
        });
    }

    /** Forward and back again, or the other way round. */
    private Fault clock(BiConsumer<String, Integer> clocks) {
        String node = pick(site.nodes().stream().map(Node::name).toList());
        int seconds = (1 + dice.nextInt(JUMP)) * (dice.nextInt(2) == 0 ? 1 : -1);
        return Fault.lasting(
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
        return Fault.lasting(
                Kind.DISK_FULL,
                worker,
                "the disk of " + database + " full",
                time(PAUSE),
                () -> disks.accept(database, true),
                () -> disks.accept(database, false));
    }

    private <T> T pick(List<T> things) {
        return things.get(dice.nextInt(things.size()));
    }

    private Fault everything() {
        return Fault.lasting(
                Kind.EVERYTHING_KILLED,
                Fault.ALL,
                "everything killed at once",
                time(DOWN),
                site::killEverything,
                site::start);
    }

    /** As if they shared a machine or a shelf that lost its power. */
    private Fault databases() {
        List<String> workers = site.stores();
        List<String> all = workers.stream().map(Site::databaseOf).toList();
        return Fault.lasting(
                Kind.DATABASES_KILLED,
                Fault.ALL,
                "all databases killed at once",
                time(DOWN),
                () -> site.kill(all),
                () -> site.start(all));
    }

    private Duration time(int most) {
        return Duration.ofMillis(dice.nextInt(LEAST, most));
    }

    /** Some longer than it takes the cluster to drop whoever is paused. */
    private Duration pauseTime() {
        return time(dice.nextInt(8) == 0 ? LONG_PAUSE : PAUSE);
    }
}
