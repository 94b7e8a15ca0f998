package io.trivet.bus.wire;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;

/** Partition configs. */
final class ConfigCodec {
    private ConfigCodec() {}

    static void write(WireWriter out, PartitionConfig config) {
        out.number(config.epoch());
        write(out, config.voters());
        write(out, config.next());
    }

    static PartitionConfig read(WireReader in) {
        return new PartitionConfig(in.number(PartitionConfig.MAX_EPOCH), workers(in), workers(in));
    }

    /** The numbers are ascending, so the gaps between them are what is written. */
    static void write(WireWriter out, WorkerSet set) {
        out.number(set.size());
        int least = 0;
        for (int i = 0; i < set.size(); i++) {
            out.number(set.get(i) - least);
            least = set.get(i) + 1;
        }
    }

    static WorkerSet workers(WireReader in) {
        int[] numbers = new int[in.count(1)];
        int least = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = least + in.number(WorkerSet.MAX_NUMBER);
            WireReader.require(numbers[i] <= WorkerSet.MAX_NUMBER, "a worker number above its limit");
            least = numbers[i] + 1;
        }
        return WorkerSet.of(numbers);
    }
}
