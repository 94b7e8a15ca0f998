package io.trivet.node.cluster;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Topics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Another process, or this one, as its heartbeats tell.
 *
 * @param since when this session was first heard, by the roster's clock
 * @param heard when it was last heard, by the same clock
 * @param lanes where each of its lanes is reached, as every question to one of them has to know
 */
public record Peer(Heartbeat heartbeat, long since, long heard, List<String> lanes) {
    public Peer(Heartbeat heartbeat, long since, long heard) {
        this(heartbeat, since, heard, lanes(heartbeat.node()));
    }

    private static List<String> lanes(Heartbeat.Node node) {
        return IntStream.range(0, node.lanes())
                .mapToObj(lane -> Topics.inbox(node.name(), node.session(), Topics.lane(lane)))
                .toList();
    }

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
        int lane = Topics.laneOf(partition, lanes.size());
        return lanes.isEmpty() ? address(Topics.lane(lane)) : lanes.get(lane);
    }

    Peer lastHeard(long at) {
        return new Peer(heartbeat, since, at, lanes);
    }

    Peer heardAgain(Heartbeat newer, long now) {
        return new Peer(newer, since, now);
    }
}
