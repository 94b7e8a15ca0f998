package io.trivet.node.cluster;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.register.Life;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is there, from heartbeats alone: Hazelcast takes seconds to notice what two missing heartbeats tell. Kept on one
 * event loop, read from all.
 */
public final class Roster {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    /** More processes than this are not a cluster of ours. */
    private static final int MOST_PEERS = 1_000;

    /** For so long somebody who has fallen silent is still listed, in milliseconds. */
    private static final long REMEMBERED = 600_000;

    private final LongSupplier clock;
    private final long silentAfter;
    private final RosterListener listener;
    private final Map<String, Peer> byProcess = new TreeMap<>();
    private volatile RosterView view = new RosterView(List.of());

    /**
     * @param clock milliseconds that never go back; any thread reads it
     * @param silentAfter whoever was not heard for so many milliseconds is not worth asking
     */
    public Roster(LongSupplier clock, long silentAfter, RosterListener listener) {
        this.clock = clock;
        this.silentAfter = silentAfter;
        this.listener = listener;
    }

    // ---------------------------------------------------------------- read from anywhere

    public RosterView view() {
        return view;
    }

    /** Everybody but those who have fallen silent. */
    public List<Peer> heardLately() {
        return view.peers().stream().filter(peer -> !isSilent(peer)).toList();
    }

    /** The worker, if it was heard lately. */
    public Optional<Peer> reachable(int worker) {
        return view.worker(worker).filter(peer -> !isSilent(peer));
    }

    /** Whether a worker could lead, as far as is known: it is reachable, and so is its database. */
    public boolean canLead(int worker) {
        return reachable(worker)
                .filter(peer -> peer.heartbeat().store().status() == Heartbeat.Status.WELL)
                .isPresent();
    }

    /** Whether it said that it leaves, the last time that it was heard. */
    public boolean left(int worker) {
        return view.worker(worker)
                .filter(peer -> peer.heartbeat().store().status() == Heartbeat.Status.LEAVING)
                .isPresent();
    }

    /** So is a worker that was never heard. */
    public boolean silent(int worker) {
        return reachable(worker).isEmpty();
    }

    public boolean isSilent(Peer peer) {
        return age(peer) > silentAfter;
    }

    /** Milliseconds since it was last heard. */
    public long age(Peer peer) {
        return clock.getAsLong() - peer.heard();
    }

    // ---------------------------------------------------------------- kept on one event loop

    /** What came by {@link io.trivet.bus.Topics#HEARTBEATS}. What is none, or of a format to come, is dropped. */
    public void published(Buffer body) {
        try {
            heard(HeartbeatCodec.decode(body));
        } catch (IllegalArgumentException malformed) {
            LOG.debug("Dropped what is no heartbeat: {}", malformed.getMessage());
        }
    }

    public void heard(Heartbeat heartbeat) {
        SessionName session = SessionName.parse(heartbeat.node().session());
        Optional<Peer> known = Optional.ofNullable(byProcess.get(session.process()));
        Optional<SessionName> last = known.map(peer -> SessionName.parse(peer.session()));
        long now = clock.getAsLong();
        if (last.isEmpty()) {
            arrived(session, new Peer(heartbeat, now, now));
        } else if (session.equals(last.get())) {
            byProcess.put(session.process(), known.get().heardAgain(heartbeat, now));
        } else if (session.compareTo(last.get()) > 0) {
            arrived(session, new Peer(heartbeat, now, now));
            listener.gone(known.get());
        }
        // What remains came late, from a session that is over.
        view = new RosterView(byProcess.values());
    }

    /** It need not be waited for any more: as if it had been silent. */
    public void ended(String session) {
        view.session(session).filter(peer -> !isSilent(peer)).ifPresent(peer -> {
            Peer silent = peer.lastHeard(clock.getAsLong() - silentAfter - 1);
            byProcess.put(SessionName.parse(session).process(), silent);
            view = new RosterView(byProcess.values());
            listener.gone(silent);
        });
    }

    private void arrived(SessionName session, Peer peer) {
        dropPredecessors(session, peer);
        if (byProcess.size() < MOST_PEERS || byProcess.containsKey(session.process())) {
            byProcess.put(session.process(), peer);
            listener.arrived(peer);
        }
    }

    private void dropPredecessors(SessionName session, Peer newcomer) {
        List<Map.Entry<String, Peer>> dropped = new ArrayList<>();
        byProcess.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(session.process()) && isOver(entry.getValue(), newcomer))
                .forEach(dropped::add);
        dropped.forEach(entry -> {
            byProcess.remove(entry.getKey());
            listener.gone(entry.getValue());
        });
    }

    /** An earlier start of the same database, a silent bearer of the same name, or somebody gone for long. */
    private boolean isOver(Peer peer, Peer newcomer) {
        boolean sameName = peer.name().equals(newcomer.name()) && peer.role() == newcomer.role();
        return isEarlierStart(peer, newcomer) || sameName && isSilent(peer) || age(peer) > REMEMBERED;
    }

    private static boolean isEarlierStart(Peer peer, Peer newcomer) {
        Optional<Life> before = peer.heartbeat().life();
        Optional<Life> after = newcomer.heartbeat().life();
        return before.isPresent()
                && after.isPresent()
                && before.get().identity().equals(after.get().identity())
                && before.get().incarnation() < after.get().incarnation();
    }
}
