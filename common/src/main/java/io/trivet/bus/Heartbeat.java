package io.trivet.bus;

import io.trivet.register.Life;
import io.trivet.register.row.Ballot;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What each process publishes twice a second.
 *
 * @param cluster the cluster that it belongs to, once it has seen a map
 * @param life of its database, if it has one
 * @param mapVersion of the newest map that it has seen, 0 for none
 * @param activeFor of a controller: for how many milliseconds it has been up to its task, 0 if it is not; the longest
 *     is the active one
 * @param sentAt milliseconds of the sender's monotonic clock
 */
public record Heartbeat(
        Node node,
        Optional<UUID> cluster,
        Optional<Life> life,
        long mapVersion,
        Duties duties,
        StoreReport store,
        long activeFor,
        long sentAt) {

    /** Which kind of process. */
    public enum Role {
        WORKER,
        CONTROLLER
    }

    /**
     * Who it is, and where. The desks of a worker's lanes are named by {@link Topics#lane}, the one of its gateway, or
     * of a controller, is {@link Topics#DESK}.
     *
     * @param name a label: a second process may bear it
     * @param session this stay in the cluster; a process that leaves and comes back has another
     * @param number given by the map, none before that
     * @param lanes how many, 0 for a controller
     * @param version of the program
     */
    public record Node(
            Role role,
            String name,
            String session,
            OptionalInt number,
            int lanes,
            String httpUrl,
            String zone,
            String version) {}

    /**
     * @param leads partition to ballot
     * @param synced partition to the epoch in which every joiner holds every row
     * @param verified how many of the partitions led are verified
     * @param behind how many keys are noted as missing at some member
     */
    public record Duties(Map<Integer, Ballot> leads, Map<Integer, Integer> synced, int verified, int behind) {
        public static final Duties NONE = new Duties(Map.of(), Map.of(), 0, 0);
    }

    /** How a worker's PostgreSQL does; or that the worker is about to end, and leads nothing any more. */
    public enum Status {
        WELL,
        SLOW,
        AWAY,
        LEAVING
    }

    /**
     * @param why one sentence when it is not well, else empty
     * @param micros that a commit takes
     * @param keys stored, about
     * @param bytes stored, about
     */
    public record StoreReport(Status status, String why, long micros, long keys, long bytes) {
        public static final StoreReport NONE = new StoreReport(Status.WELL, "", 0, 0, 0);
    }
}
