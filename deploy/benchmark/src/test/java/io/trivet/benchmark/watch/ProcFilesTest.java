package io.trivet.benchmark.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcFilesTest {
    @Test
    void processorTimeIsThatOfItselfAndOfEndedChildren() {
        String stat = "42 (a (strange) name) S 1 42 42 0 -1 4194304 9 8 7 6 250 50 100 25 20 0 1 0 5 6 7";
        assertEquals(4.25, ProcFiles.cpuSeconds(stat));
    }

    @Test
    void ofOneThatHasEndedNothingIsKnown() {
        assertEquals(0, ProcFiles.cpuSeconds(Long.MAX_VALUE));
        assertEquals(0, ProcFiles.megabytes(Long.MAX_VALUE));
    }

    @Test
    void thisProcessHasMemory() {
        assertTrue(ProcFiles.megabytes(ProcessHandle.current().pid()) > 1);
    }

    @Test
    void aDifferenceIsNeverNegative() {
        assertEquals(
                Map.of(Kind.ETCD, 0.5, Kind.LOAD, 0.0),
                Processes.difference(Map.of(Kind.ETCD, 1.5, Kind.LOAD, 1.0), Map.of(Kind.ETCD, 1.0, Kind.LOAD, 2.0)));
    }
}
