package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cuts through the network, one way or both, whole or in part. Clients can reach all nodes all the time. */
final class Cuts {
    private static final double SHARE = 0.3;

    private final Cable cable;
    private final Site site;

    Cuts(Cable cable, Site site) {
        this.cable = cable;
        this.site = site;
    }

    Fault next(SplittableRandom dice, Duration time) {
        List<String> nodes = site.nodes().stream().map(Node::name).toList();
        String one = nodes.get(dice.nextInt(nodes.size()));
        List<String> others = nodes.stream().filter(node -> !node.equals(one)).toList();
        String other = others.get(dice.nextInt(others.size()));
        String worker = site.stores().get(dice.nextInt(site.stores().size()));
        List<String> it = List.of(one);
        return switch (dice.nextInt(6)) {
            case 0 -> cut(Kind.NODE_CUT_OFF, one, one + " cut off", time, 1, List.of(way(it, others), way(others, it)));
            case 1 -> cut(Kind.NODE_MUTE, one, one + " mute", time, 1, List.of(way(it, others)));
            case 2 -> cut(Kind.NODE_DEAF, one, one + " deaf", time, 1, List.of(way(others, it)));
            case 3 ->
                cut(
                        Kind.NODE_LOSES_PACKETS,
                        one,
                        one + " loses packets",
                        time,
                        SHARE,
                        List.of(way(it, others), way(others, it)));
            case 4 ->
                cut(
                        Kind.TWO_CUT_APART,
                        one,
                        one + " and " + other + " cut apart",
                        time,
                        1,
                        List.of(way(it, List.of(other)), way(List.of(other), it)));
            default -> database(worker, time);
        };
    }

    private Fault database(String worker, Duration time) {
        List<String> it = List.of(worker);
        List<String> database = List.of(Site.databaseOf(worker));
        return cut(
                Kind.DATABASE_CUT_OFF,
                worker,
                database.get(0) + " cut off",
                time,
                1,
                List.of(way(it, database), way(database, it)));
    }

    private record Way(List<String> from, List<String> to) {}

    private static Way way(List<String> from, List<String> to) {
        return new Way(from, to);
    }

    private Fault cut(Kind kind, String victim, String text, Duration time, double share, List<Way> ways) {
        List<AutoCloseable> made = new ArrayList<>();
        return Fault.lasting(
                kind,
                victim,
                text,
                time,
                () -> ways.forEach(way -> made.add(cable.lose(share, way.from, way.to))),
                () -> made.forEach(Cuts::mend));
    }

    private static void mend(AutoCloseable cut) {
        try {
            cut.close();
        } catch (Exception e) {
            throw new AssertionError("a cut cannot be mended", e);
        }
    }
}
