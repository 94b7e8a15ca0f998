package io.trivet.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What maps and their differences are made of, as bytes. */
final class MapParts {

    static final int LEAST_WORKER_BYTES = 23;
    static final int LEAST_ASSIGNMENT_BYTES = 5;

    private static final List<Worker.State> STATES =
            List.of(Worker.State.ACTIVE, Worker.State.DRAINING, Worker.State.REMOVED);

    private MapParts() {}

    static void write(ByteWriter out, Worker worker) {
        out.number(worker.number());
        out.uuid(worker.identity());
        out.text(worker.name());
        out.number(worker.incarnation());
        out.number(worker.beat());
        out.octet(STATES.indexOf(worker.state()));
        out.text(worker.address());
        out.text(worker.zone());
    }

    static Worker readWorker(ByteReader in) {
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

    static void write(ByteWriter out, Assignment assignment) {
        write(out, assignment.config());
        out.number(assignment.primary());
    }

    static Assignment readAssignment(ByteReader in) {
        return new Assignment(readConfig(in), in.number(WorkerSet.MAX_NUMBER));
    }

    static void write(ByteWriter out, PartitionConfig config) {
        out.number(config.epoch());
        out.workers(config.voters());
        out.workers(config.next());
    }

    static PartitionConfig readConfig(ByteReader in) {
        return new PartitionConfig(in.number(PartitionConfig.MAX_EPOCH), in.workers(), in.workers());
    }

    static <T> List<T> list(int size, Supplier<T> element) {
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }
}
