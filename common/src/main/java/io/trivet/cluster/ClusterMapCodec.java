package io.trivet.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cluster maps as bytes: what is stored under partition -1, sent to workers and kept in their databases.
 *
 * <p>The first byte tells the format, so that a later release can read what an earlier one stored.
 */
public final class ClusterMapCodec {

    private static final int FORMAT = 1;

    private static final int LEAST_WORKER_BYTES = 23;
    private static final int LEAST_ASSIGNMENT_BYTES = 5;

    private static final List<Worker.State> STATES =
            List.of(Worker.State.ACTIVE, Worker.State.DRAINING, Worker.State.REMOVED);

    private ClusterMapCodec() {}

    public static byte[] encode(ClusterMap map) {
        ByteWriter out = new ByteWriter();
        out.octet(FORMAT);
        out.uuid(map.clusterId());
        out.number(map.version());
        out.number(map.replicas());
        out.number(map.nextNumber());
        out.number(map.workers().size());
        map.workers().forEach(worker -> write(out, worker));
        out.number(map.partitions().size());
        map.partitions().forEach(assignment -> write(out, assignment));
        write(out, map.electors());
        return out.bytes();
    }

    /** @throws IllegalArgumentException for anything that {@link #encode} does not produce */
    public static ClusterMap decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalArgumentException("a cluster map of an unknown format: " + format);
        }
        ClusterMap map = new ClusterMap(
                in.uuid(),
                in.number(),
                in.number(Integer.MAX_VALUE),
                in.number(WorkerSet.CONTROLLER_BIT),
                list(in.count(LEAST_WORKER_BYTES), () -> readWorker(in)),
                list(in.count(LEAST_ASSIGNMENT_BYTES), () -> readAssignment(in)),
                readConfig(in));
        in.end();
        return map;
    }

    private static void write(ByteWriter out, Worker worker) {
        out.number(worker.number());
        out.uuid(worker.identity());
        out.text(worker.name());
        out.number(worker.incarnation());
        out.number(worker.beat());
        out.octet(STATES.indexOf(worker.state()));
        out.text(worker.address());
        out.text(worker.zone());
    }

    private static Worker readWorker(ByteReader in) {
        return new Worker(
                in.number(WorkerSet.MAX_NUMBER),
                in.uuid(),
                in.text(),
                in.number(),
                in.number(),
                STATES.get(in.number(STATES.size() - 1)),
                in.text(),
                in.text());
    }

    private static void write(ByteWriter out, Assignment assignment) {
        write(out, assignment.config());
        out.number(assignment.primary());
    }

    private static Assignment readAssignment(ByteReader in) {
        return new Assignment(readConfig(in), in.number(WorkerSet.MAX_NUMBER));
    }

    private static void write(ByteWriter out, PartitionConfig config) {
        out.number(config.epoch());
        out.workers(config.voters());
        out.workers(config.next());
    }

    private static PartitionConfig readConfig(ByteReader in) {
        return new PartitionConfig(in.number(PartitionConfig.MAX_EPOCH), in.workers(), in.workers());
    }

    private static <T> List<T> list(int size, Supplier<T> element) {
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }
}
