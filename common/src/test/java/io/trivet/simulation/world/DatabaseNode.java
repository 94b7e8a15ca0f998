package io.trivet.simulation.world;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a worker's database remembers of the worker itself. Public fields: it is a row of a table, written by many. */
public final class DatabaseNode {
    public final UUID identity;
    public long incarnation;
    /** Raised by every commit of a lane. */
    public long beat;

    public long nonce;
    /** The furthest life seen of each identity. */
    public final Map<UUID, Life> seen = new TreeMap<>();
    /** The newest chosen map that was seen. */
    public Optional<ClusterMap> map = Optional.empty();

    public DatabaseNode(UUID identity) {
        this.identity = identity;
    }

    DatabaseNode copy() {
        DatabaseNode copy = new DatabaseNode(identity);
        copy.incarnation = incarnation;
        copy.beat = beat;
        copy.nonce = nonce;
        copy.seen.putAll(seen);
        copy.map = map;
        return copy;
    }
}
