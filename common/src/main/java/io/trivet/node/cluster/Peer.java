package io.trivet.node.cluster;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Topics;

/**
 * Another process, or this one, as its heartbeats tell.
 *
 * @param since when this session was first heard, by the roster's clock
 * @param heard when it was last heard, by the same clock
 */
public record Peer(Heartbeat heartbeat, long since, long heard) {
    public String name() {
        return heartbeat.node().name();
    }

    public String session() {
        return heartbeat.node().session();
    }

    public Heartbeat.Role role() {
        return heartbeat.node().role();
    }

    /** Where its desk of this name is reached. */
    public String address(String desk) {
        return Topics.inbox(name(), session(), desk);
    }

    /** Where the lane of this partition is reached: partition -1 belongs to lane 0. */
    public String laneOf(int partition) {
        return address(Topics.lane(Topics.laneOf(partition, heartbeat.node().lanes())));
    }

    Peer heardAgain(Heartbeat newer, long now) {
        return new Peer(newer, since, now);
    }
}
