package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** As worker 1 sees it; workers 0, 1 and 2 hold every one of six partitions, and the map. */
final class NeedTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w1", 9_000);
    private final Neighbour zero = street.add("w0", 0);
    private final Neighbour two = street.add("w2", 0);
    private final Need need = new Need(here.roster());
    private ClusterMap map = Samples.map(6);

    private void hear(List<Neighbour> others) {
        others.forEach(
                other -> here.roster().heard(Samples.worker(other, other == zero ? 0 : 2, 1, map.version(), Map.of())));
    }

    private Optional<String> missed() {
        return need.of(1, map, need.well(1, map));
    }

    @Test
    void whileTheOthersAreAQuorumNobodyIsNeeded() {
        hear(List.of(zero, two));
        assertEquals(Optional.empty(), missed());
    }

    @Test
    void theLastButOneOfThreeHasToStay() {
        hear(List.of(zero));
        assertEquals(
                Optional.of("Without this worker 6 partitions would not be served, and the cluster's map could not be "
                        + "changed: too few of the others that hold them are well. It goes on until there are enough."),
                missed());
    }

    @Test
    void whoHasFallenSilentDoesNotCount() {
        hear(List.of(zero, two));
        street.pass(2_001);
        hear(List.of(two));
        assertEquals(true, missed().isPresent());
    }

    @Test
    void whatItDoesNotHoldIsNoneOfItsBusiness() {
        assertEquals(Optional.empty(), need.of(3, map, need.well(3, map)));
        PartitionConfig without = PartitionConfig.of(1, WorkerSet.of(0, 2));
        for (int partition = 0; partition < 5; partition++) {
            map = map.withPartition(partition, without, 0);
        }
        hear(List.of(zero));
        assertEquals(
                "Without this worker 1 partitions would not be served, and the cluster's map could not be changed",
                missed().orElseThrow().split(":")[0]);
    }
}
