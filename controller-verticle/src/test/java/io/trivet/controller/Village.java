package io.trivet.controller;

import io.trivet.bus.Heartbeat;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import java.util.Optional;
import java.util.UUID;

/** A controller, and workers that are in no map, as they are heard. */
final class Village {
    final Neighbours street = new Neighbours();
    final Neighbour here = street.add("c1", 7_000);
    final Heard heard = new Heard(here.roster());

    /** A worker is heard, once. */
    void hear(int worker) {
        hear("w" + worker, worker, Optional.empty());
    }

    void hear(String name, int database, Optional<UUID> cluster) {
        Heartbeat beat = Samples.newcomer(street.add(name, 0), database, cluster);
        Heartbeat.Node node = beat.node();
        here.roster()
                .heard(new Heartbeat(
                        new Heartbeat.Node(
                                node.role(),
                                name,
                                name + "-" + database,
                                node.number(),
                                node.lanes(),
                                node.httpUrl(),
                                node.zone(),
                                node.version()),
                        beat.cluster(),
                        beat.life(),
                        beat.mapVersion(),
                        beat.duties(),
                        beat.store(),
                        0,
                        0));
    }
}
