package io.trivet.process;

import io.trivet.bus.Answering;
import io.trivet.bus.Courier;
import io.trivet.bus.Desk;
import io.trivet.bus.DeskSettings;
import io.trivet.bus.Desks;
import io.trivet.bus.Heartbeat;
import io.trivet.bus.Standing;
import io.trivet.bus.Topics;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import io.trivet.node.cluster.RosterListener;
import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.WallClock;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One process among its neighbours: in the cluster, until it leaves. */
public final class Neighbour implements Courier, RosterListener {
    private static final long SILENT_AFTER = 2_000;
    private static final long PULSE = 500;

    private final Neighbours street;
    private final String name;
    private final NodeTime time;
    private final Desks desks = new Desks(this, DeskSettings.DEFAULT);
    private final Roster roster;
    private final List<Buffer> published = new ArrayList<>();
    private boolean connected = true;

    Neighbour(Neighbours street, String name, long clock) {
        this.street = street;
        this.name = name;
        this.time = new NodeTime(street.world(), clock, WallClock.exact());
        this.roster = new Roster(time::now, SILENT_AFTER, this);
        desks.joined(name, session());
    }

    public String session() {
        return "session-of-" + name;
    }

    public Optional<String> sessionIfAny() {
        return connected ? Optional.of(session()) : Optional.empty();
    }

    public String address(String desk) {
        return Topics.inbox(name, session(), desk);
    }

    public NodeTime time() {
        return time;
    }

    public Roster roster() {
        return roster;
    }

    /** What it has published, the oldest first. */
    public List<Buffer> published() {
        return published;
    }

    public Desk seat(String desk, Answering answering) {
        Desk opened = desks.open(desk, time, time::deliver, () -> Standing.NONE, answering);
        street.open(address(desk), parcel -> time.deliver(() -> opened.receive(parcel)));
        return opened;
    }

    /** Tells of itself twice a second, as long as it is not frozen. */
    public void pulse(Supplier<Heartbeat> heartbeat) {
        time.after(PULSE, () -> pulse(heartbeat));
        if (connected) {
            street.tell(heartbeat.get());
        }
    }

    /** It does nothing for so long, and then all that it has missed. */
    public void freeze(long millis) {
        time.pause(street.world().now() + millis);
    }

    public void leave() {
        connected = false;
        desks.left();
    }

    @Override
    public boolean send(String address, Buffer parcel) {
        if (connected) {
            street.send(address, parcel);
        }
        return connected;
    }

    @Override
    public void publish(String topic, Buffer body) {
        published.add(body);
    }

    @Override
    public void arrived(Peer peer) {}

    @Override
    public void gone(Peer peer) {}
}
