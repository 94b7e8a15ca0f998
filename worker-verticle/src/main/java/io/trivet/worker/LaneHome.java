package io.trivet.worker;

import io.trivet.bus.Topics;
import io.trivet.process.Directory;
import io.trivet.register.host.Settings;
import io.trivet.worker.store.Access;

/**
 * What a lane is handed by its process.
 *
 * @param session of the process, so that a ballot has one owner
 * @param lanes how many there are: partition {@code p} is of lane {@code p mod lanes}, the map's own of lane 0
 */
record LaneHome(
        int index,
        int lanes,
        long session,
        Access access,
        Beats beats,
        Directory directory,
        Tuning tuning,
        LaneWatch listener) {

    /**
     * Milliseconds, and what the protocol lets one tune.
     *
     * @param stall without an answer to a commit after which the lane leads no more
     * @param reconnect between two attempts
     * @param answer how long another worker's answer is waited for
     */
    record Tuning(long stall, long reconnect, long answer, Settings settings) {}

    boolean owns(int partition) {
        return Topics.laneOf(partition, lanes) == index;
    }
}
