package io.trivet.register.map;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.ClusterMapCodec;
import io.trivet.cluster.PartitionConfig;
import io.trivet.register.host.Host;
import io.trivet.register.host.RowPacking;
import io.trivet.register.leader.Ballots;
import io.trivet.register.leader.Lane;
import io.trivet.register.leader.Leader;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cluster map as a register: the one key of partition -1. Its leader is a controller, a proposer without an
 * acceptor, which counts the electors' answers only. Two controllers that both believe themselves active can only
 * refuse one another.
 *
 * <p>A map is given out only after it was chosen; a row that an elector stores is no map.
 */
public final class MapRegister {
    private static final Bytes KEY = Bytes.utf8("map");
    private static final String TYPE = "application/x-trivet-map";

    private final Leader leader;

    private MapRegister(Leader leader) {
        this.leader = leader;
    }

    /** Begins to prepare: by a config that a chosen map holds or, for the first map of all, the settings. */
    public static MapRegister prepare(Host host, PartitionConfig electors, Ballots ballots) {
        Optional<Ballot> ballot = ballots.next(electors);
        Lane lane = new Lane(host, RowPacking.NONE);
        Leader leader = new Leader(lane, ClusterMap.MAP_PARTITION, electors, ballot.orElse(Ballot.NONE), ballots);
        leader.prepare();
        return new MapRegister(leader);
    }

    /** Completes when a quorum of the electors has promised. */
    public Future<Void> led() {
        return leader.led();
    }

    /** The chosen map, or nothing if there has never been one. */
    public Future<Optional<ClusterMap>> learn() {
        return change(map -> Optional.empty());
    }

    /** Proposes what this makes of the chosen map, if it makes anything; completes with what is chosen then. */
    public Future<Optional<ClusterMap>> change(Function<Optional<ClusterMap>, Optional<ClusterMap>> change) {
        return leader.rewrite(
                        KEY, row -> change.apply(row.map(MapRegister::decode)).map(MapRegister::encode))
                .map(row -> row.map(MapRegister::decode));
    }

    private static Content encode(ClusterMap map) {
        return new Content.Value(Bytes.of(ClusterMapCodec.encode(map)), TYPE);
    }

    private static ClusterMap decode(Row row) {
        return ClusterMapCodec.decode(
                ((Content.Value) row.state().content()).bytes().array());
    }

    /** The electors change by the map that was just chosen: prepares in the new epoch and keeps what it knows. */
    public void adopt(PartitionConfig electors) {
        leader.adopt(electors);
    }

    public void resign(String why) {
        leader.resign(why);
    }

    public Leader leader() {
        return leader;
    }
}
