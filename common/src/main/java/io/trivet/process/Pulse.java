package io.trivet.process;

import io.trivet.bus.Courier;
import io.trivet.bus.Heartbeat;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.bus.Topics;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.register.host.Timing;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells of this process twice a second: to everybody who listens, and once more straight to everybody who was heard
 * lately. Who listens is known to the event bus by Hazelcast, which may lose the news of a process that came while
 * another went; that one would hear nobody for half a minute, and take all of them for gone. But it is heard itself, so
 * the others know where to reach it.
 */
final class Pulse {
    private static final long EVERY = 500;

    private final Courier courier;
    private final Roster roster;
    private final Timing timing;

    Pulse(Courier courier, Roster roster, Timing timing) {
        this.courier = courier;
        this.roster = roster;
        this.timing = timing;
    }

    /** @param heartbeat of this process, while it is in the cluster */
    void start(Supplier<Optional<Heartbeat>> heartbeat) {
        // The next one first: whatever goes wrong with this one, the process is not to fall silent for good.
        timing.after(EVERY, () -> start(heartbeat));
        heartbeat.get().ifPresent(this::tell);
    }

    private void tell(Heartbeat beat) {
        Buffer body = HeartbeatCodec.encode(beat);
        courier.publish(Topics.HEARTBEATS, body);
        for (Peer peer : roster.heardLately()) {
            if (!peer.session().equals(beat.node().session())) {
                courier.send(peer.address(Topics.PULSE), body);
            }
        }
    }
}
