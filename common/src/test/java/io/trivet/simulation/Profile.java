package io.trivet.simulation;

import io.trivet.gateway.GatewaySettings;
import io.trivet.register.host.Settings;

/**
 * What kind of bad day a run has. Drawn from its seed, so that each seed aims at something: rare flaws hide from runs
 * that do a little of everything.
 */
record Profile(Kind kind, Shape shape, Network network, Faults faults, Load load, Settings settings) {
    enum Kind {
        /** A little of everything. */
        GENERAL,
        /** One replica is away for long, is removed and comes back; tombstones are purged meanwhile. */
        REJOIN,
        /** Leaderships change hands all the time. */
        TAKEOVERS,
        /** Replicas change all the time. */
        CHANGES,
        /** Databases break, stall and come back. */
        STORES,
        /** Processes are replaced while they are frozen; databases are restored from backups. */
        IMPOSTORS,
        /** The cluster is founded under faults; several controllers fight for the map. */
        MAPS
    }

    record Shape(int workers, int replicas, int partitions, int keys, int lanes, int gateways, int controllers) {}

    /** Probabilities of each message, and the delays. */
    record Network(double loss, double late, double twice, int spread) {}

    /** Mean milliseconds between two of a kind; 0 for never. */
    record Faults(int mean, int changes, double stall, boolean takeovers) {}

    record Load(int operations, int clients, int think, boolean expiry, int clientIds) {}

    static Profile of(Dice dice, int operations) {
        Kind kind = Kind.values()[dice.below(Kind.values().length)];
        Shape shape = new Shape(
                dice.between(4, 6),
                3,
                dice.between(1, 2),
                dice.between(2, 5),
                dice.between(1, 2),
                dice.between(2, 3),
                kind == Kind.MAPS || dice.oneIn(3) ? 2 : 1);
        Network network =
                new Network(dice.below(3) * 0.04, dice.below(4) * 0.02, dice.below(3) * 0.04, dice.between(1, 6));
        boolean slow = kind == Kind.REJOIN;
        Load load = new Load(
                operations,
                dice.between(3, 6),
                slow ? dice.between(60, 120) : dice.between(2, 30),
                dice.oneIn(4),
                dice.below(4));
        return new Profile(kind, shape, network, faults(kind, dice), load, settings(kind, dice));
    }

    private static Faults faults(Kind kind, Dice dice) {
        int mean = dice.between(60, 400);
        int changes = switch (kind) {
            case CHANGES -> dice.between(60, 200);
            case REJOIN, MAPS -> dice.between(150, 500);
            case GENERAL, IMPOSTORS -> dice.between(200, 900);
            default -> dice.oneIn(2) ? 0 : dice.between(400, 900);
        };
        double stall = kind == Kind.STORES ? 0.003 : dice.oneIn(3) ? 0.0005 : 0;
        return new Faults(mean, changes, stall, kind == Kind.TAKEOVERS || dice.oneIn(3));
    }

    private static Settings settings(Kind kind, Dice dice) {
        long grace = kind == Kind.REJOIN || dice.oneIn(2) ? dice.between(0, 60) : 100_000;
        Settings.Horizons horizons = new Settings.Horizons(60_000, 3_600_000, grace);
        int background = kind == Kind.REJOIN ? dice.between(20, 60) : dice.between(20, 200);
        Settings.Passes passes = Settings.Passes.restless(background);
        Settings.Times times = new Settings.Times(dice.between(15, 40), 200, 6, 300, 2_500, 50, passes, horizons);
        int ids = dice.oneIn(3) ? dice.between(1, 3) : dice.between(4, 16);
        int knownKeys = dice.between(1, 6);
        int page = dice.between(2, 6);
        // In half of all runs there is room for one row or two; in the others what is not at hand is forgotten.
        long packed = page % 2 == 0 ? 500 : 0;
        return new Settings(times, new Settings.Sizes(ids, knownKeys, Long.MAX_VALUE, packed, 1_000, 4, page));
    }

    GatewaySettings gateway() {
        return new GatewaySettings(
                700,
                1_000,
                100,
                new GatewaySettings.Attempts(20, 60, 3, 60),
                new GatewaySettings.Pauses(4, 5, 50),
                new GatewaySettings.Suspicion(3, 200),
                new GatewaySettings.Ids(settings.times().horizons().retry(), 60_000));
    }
}
