package io.trivet.process;

import io.trivet.bus.Topics;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.process.Membership.OwnLanes;
import io.trivet.register.Life;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The directory that heartbeats make. */
final class RosterDirectory implements Directory {
    private final Roster roster;
    private final Supplier<OwnLanes> own;

    RosterDirectory(Roster roster, Supplier<OwnLanes> own) {
        this.roster = roster;
        this.own = own;
    }

    @Override
    public Optional<String> lane(int worker, int partition) {
        OwnLanes here = own.get();
        return worker == here.number()
                ? Optional.of(here.laneOf(partition))
                : roster.reachable(worker).map(peer -> peer.laneOf(partition));
    }

    @Override
    public List<String> lanes(int worker) {
        OwnLanes here = own.get();
        return worker == here.number()
                ? here.desks()
                : roster.reachable(worker).map(Peer::lanes).orElse(List.of());
    }

    @Override
    public Optional<String> desk(UUID identity) {
        return roster.heardLately().stream()
                .filter(peer -> peer.heartbeat().life().map(Life::identity).equals(Optional.of(identity)))
                .max(Comparator.comparing(Peer::since))
                .map(peer -> peer.address(Topics.DESK));
    }

    @Override
    public Optional<String> newestMapAt() {
        return roster.heardLately().stream()
                .filter(peer -> peer.heartbeat().mapVersion() > 0)
                .max(Comparator.comparing((Peer peer) -> peer.heartbeat().mapVersion()))
                .map(peer -> peer.address(Topics.DESK));
    }
}
