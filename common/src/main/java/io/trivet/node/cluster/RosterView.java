package io.trivet.node.cluster;

import io.trivet.register.Life;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was heard of, at one moment. */
public final class RosterView {
    private static final Comparator<Peer> ORDER =
            Comparator.comparing(Peer::role).thenComparing(Peer::name).thenComparing(Peer::session);

    /** Two processes that say they are one worker: the one whose database was started later is the real one. */
    private static final Comparator<Peer> LATER_BORN = Comparator.comparing((Peer peer) ->
                    peer.heartbeat().life().map(Life::incarnation).orElse(0L))
            .thenComparing(Peer::since);

    private final List<Peer> peers;
    private final Map<Integer, Peer> byNumber = new HashMap<>();

    RosterView(Collection<Peer> peers) {
        this.peers = peers.stream().sorted(ORDER).toList();
        this.peers.forEach(peer -> peer.heartbeat()
                .node()
                .number()
                .ifPresent(number -> byNumber.merge(number, peer, (a, b) -> LATER_BORN.compare(a, b) >= 0 ? a : b)));
    }

    /** Everybody, this process included: controllers and workers, each by name. */
    public List<Peer> peers() {
        return peers;
    }

    /** Whether or not it was heard lately. */
    public Optional<Peer> worker(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public Optional<Peer> session(String session) {
        return peers.stream().filter(peer -> peer.session().equals(session)).findFirst();
    }

    /** Names are labels: of several that bear it, the one that was heard last. */
    public Optional<Peer> named(String name) {
        return peers.stream().filter(peer -> peer.name().equals(name)).max(Comparator.comparing(Peer::heard));
    }
}
