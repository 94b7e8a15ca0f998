package io.trivet.rest.port;

import java.util.OptionalInt;

/**
 * A node as this one sees it.
 *
 * @param heardMillisAgo 0 for this node itself, {@link #NEVER_HEARD} when it was never heard of
 */
public record NodeStatus(Node node, Role role, Health health, long heardMillisAgo, Vitals vitals) {
    public static final long NEVER_HEARD = -1;

    /** What a node is for. */
    public enum Role {
        CONTROLLER,
        WORKER
    }

    /** What this node's failure detector says of it. */
    public enum Health {
        UP,
        SUSPECT,
        DOWN
    }

    /**
     * Who it is.
     *
     * @param number a worker's, once the map has given it one
     * @param url where its HTTP interface is; empty when unknown
     * @param version of the software; empty when unknown
     */
    public record Node(String name, OptionalInt number, String url, String zone, String version) {}

    /**
     * How it does, by its last heartbeat.
     *
     * @param store a sentence, {@link Vitals#WELL} when there is nothing to say
     * @param storeMicros how long a commit takes
     * @param leads how many partitions it leads, and how many of them it has verified
     * @param behind how many keys other members of its partitions are known to miss
     */
    public record Vitals(
            String store,
            long storeMicros,
            long keys,
            long bytes,
            long mapVersion,
            int leads,
            int verified,
            int behind) {
        /** What is said of a store about which there is nothing to say. */
        public static final String WELL = "well";

        public static final Vitals UNKNOWN = new Vitals("unknown", 0, 0, 0, 0, 0, 0, 0);
    }
}
