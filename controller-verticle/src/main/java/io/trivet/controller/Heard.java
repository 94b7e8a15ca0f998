package io.trivet.controller;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Topics;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.process.ActiveController;
import io.trivet.register.Life;
import io.trivet.register.map.FirstStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Who is heard now, as the keeper of the map needs it. */
final class Heard {
    private final Roster roster;

    Heard(Roster roster) {
        this.roster = roster;
    }

    /** Workers that have told of their database. */
    List<Peer> workers() {
        return roster.heardLately().stream()
                .filter(peer -> peer.role() == Heartbeat.Role.WORKER)
                .filter(peer -> peer.heartbeat().life().isPresent())
                .toList();
    }

    /** What workers tell that serve: nothing is believed of a database that nobody has vouched for. */
    List<Newcomer> vouchedFor() {
        return workers().stream()
                .filter(peer -> peer.heartbeat().node().number().isPresent())
                .map(Heard::newcomer)
                .toList();
    }

    Optional<Peer> active() {
        return ActiveController.in(roster);
    }

    Optional<Peer> worker(UUID identity) {
        return workers().stream()
                .filter(peer -> life(peer).identity().equals(identity))
                .findFirst();
    }

    /** The desk that the map's own partition has there. */
    static String mapDesk(Peer worker) {
        return worker.address(Topics.lane(0));
    }

    /** Workers by name, as the first start of a cluster judges them. */
    static Map<String, FirstStart.Heard> byName(List<Peer> workers) {
        Map<String, FirstStart.Heard> heard = new TreeMap<>();
        workers.forEach(peer -> heard.put(
                peer.name(),
                new FirstStart.Heard(
                        peer.name(), life(peer).identity(), peer.heartbeat().cluster())));
        return heard;
    }

    static Newcomer newcomer(Peer worker) {
        Life life = life(worker);
        Heartbeat.Node node = worker.heartbeat().node();
        return new Newcomer(
                worker.name(), life.identity(), life.incarnation(), life.beat(), node.httpUrl(), node.zone());
    }

    static Life life(Peer worker) {
        return worker.heartbeat().life().orElseThrow();
    }
}
