package io.trivet.bus;

import io.trivet.simulation.world.NodeTime;
import io.trivet.simulation.world.WallClock;
import io.vertx.core.buffer.Buffer;

/** One process of a town: its session and its desks, each on an event loop of its own. */
final class House implements Courier {
    final Desks desks;
    private final Town town;
    private final String node;
    private final int clock;
    private boolean connected;
    private String session = "";

    House(Town town, String node, DeskSettings settings, int clock) {
        this.town = town;
        this.node = node;
        this.clock = clock;
        this.desks = new Desks(this, settings);
        join("s1");
    }

    void join(String newSession) {
        session = newSession;
        connected = true;
        desks.joined(node, session);
    }

    void leave() {
        connected = false;
        desks.left();
    }

    /** The process has not noticed yet that there is no session. */
    void disconnect() {
        connected = false;
    }

    Seat seat(String name, Answering answering) {
        NodeTime time = new NodeTime(town.time, clock, WallClock.exact());
        Seat seat = new Seat(town, this, name, time, answering);
        town.open(address(name), bytes -> time.deliver(() -> seat.desk().receive(bytes)));
        return seat;
    }

    String address(String desk) {
        return Topics.inbox(node, session, desk);
    }

    String session() {
        return session;
    }

    @Override
    public boolean send(String address, Buffer parcel) {
        if (connected) {
            town.send(address, parcel);
        }
        return connected;
    }

    @Override
    public void publish(String topic, Buffer body) {
        town.send(topic, body);
    }
}
