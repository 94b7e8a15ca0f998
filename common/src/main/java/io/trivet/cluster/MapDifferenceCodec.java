package io.trivet.cluster;

import java.util.List;

/** Differences between maps as bytes. The first byte tells the format. */
public final class MapDifferenceCodec {

    private static final int FORMAT = 1;

    private static final int LEAST_MOVED_BYTES = 1 + MapParts.LEAST_ASSIGNMENT_BYTES;

    private MapDifferenceCodec() {}

    public static byte[] encode(MapDifference difference) {
        ByteWriter out = new ByteWriter();
        out.octet(FORMAT);
        out.uuid(difference.clusterId());
        out.number(difference.base());
        MapDifference.Head head = difference.head();
        out.number(head.version());
        out.number(head.replicas());
        out.number(head.nextNumber());
        out.number(head.recoveredIn());
        out.number(difference.workers().size());
        difference.workers().forEach(worker -> MapParts.write(out, worker));
        out.workers(difference.forgotten());
        out.number(difference.moved().size());
        int least = 0;
        for (MapDifference.Moved each : difference.moved()) {
            out.number(each.partition() - least);
            MapParts.write(out, each.assignment());
            least = each.partition() + 1;
        }
        MapParts.write(out, difference.electors());
        return out.bytes();
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static MapDifference decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalArgumentException("a difference of maps in an unknown format: " + format);
        }
        MapDifference difference = new MapDifference(
                in.uuid(),
                in.number(),
                new MapDifference.Head(
                        in.number(), in.number(Integer.MAX_VALUE), in.number(WorkerSet.CONTROLLER_BIT), in.number()),
                MapParts.list(in.count(MapParts.LEAST_WORKER_BYTES), () -> MapParts.readWorker(in)),
                in.workers(),
                readMoved(in),
                MapParts.readConfig(in));
        in.end();
        return difference;
    }

    private static List<MapDifference.Moved> readMoved(ByteReader in) {
        int[] least = {0};
        return MapParts.list(in.count(LEAST_MOVED_BYTES), () -> {
            int partition = least[0] + in.number(ClusterMap.MAX_PARTITIONS - 1 - least[0]);
            least[0] = partition + 1;
            return new MapDifference.Moved(partition, MapParts.readAssignment(in));
        });
    }
}
