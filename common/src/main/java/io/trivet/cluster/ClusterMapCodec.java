package io.trivet.cluster;

/**
 * Cluster maps as bytes: what is stored under partition -1, sent to workers and kept in their databases.
 *
 * <p>The first byte tells the format, so that a later release can read what an earlier one stored. Format 2 adds when
 * the cluster was recovered. A cluster that never was is still written in format 1: each map has one encoding, and a
 * process of an earlier release goes on reading the maps of a cluster in which nothing happened that it does not know.
 */
public final class ClusterMapCodec {

    private static final int FORMAT = 1;
    private static final int RECOVERED = 2;

    private ClusterMapCodec() {}

    public static byte[] encode(ClusterMap map) {
        ByteWriter out = new ByteWriter();
        out.octet(map.wasRecovered() ? RECOVERED : FORMAT);
        out.uuid(map.clusterId());
        out.number(map.version());
        out.number(map.replicas());
        out.number(map.nextNumber());
        if (map.wasRecovered()) {
            out.number(map.recoveredIn());
        }
        out.number(map.workers().size());
        map.workers().forEach(worker -> MapParts.write(out, worker));
        out.number(map.partitions().size());
        map.partitions().forEach(assignment -> MapParts.write(out, assignment));
        MapParts.write(out, map.electors());
        return out.bytes();
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static ClusterMap decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int format = in.octet();
        if (format != FORMAT && format != RECOVERED) {
            throw new IllegalArgumentException("a cluster map of an unknown format: " + format);
        }
        ClusterMap map = new ClusterMap(
                in.uuid(),
                in.number(),
                in.number(Integer.MAX_VALUE),
                in.number(WorkerSet.CONTROLLER_BIT),
                format == RECOVERED ? recoveredIn(in) : ClusterMap.NEVER,
                MapParts.list(in.count(MapParts.LEAST_WORKER_BYTES), () -> MapParts.readWorker(in)),
                MapParts.list(in.count(MapParts.LEAST_ASSIGNMENT_BYTES), () -> MapParts.readAssignment(in)),
                MapParts.readConfig(in));
        in.end();
        return map;
    }

    private static long recoveredIn(ByteReader in) {
        long version = in.number();
        if (version == ClusterMap.NEVER) {
            throw new IllegalArgumentException("a map that was never recovered, in the format of one that was");
        }
        return version;
    }
}
