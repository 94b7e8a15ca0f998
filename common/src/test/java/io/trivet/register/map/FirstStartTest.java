package io.trivet.register.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.map.FirstStart.Heard;
import io.trivet.register.map.FirstStart.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FirstStartTest {
    private static final List<String> ELECTORS = List.of("b", "a", "c");
    private static final UUID CLUSTER = new UUID(7, 7);
    private static final Heard A = free("a", 1);
    private static final Heard B = free("b", 2);
    private static final Heard C = free("c", 3);

    private static Heard free(String name, long identity) {
        return new Heard(name, new UUID(0, identity), Optional.empty());
    }

    private static Heard member(String name, long identity) {
        return new Heard(name, new UUID(0, identity), Optional.of(CLUSTER));
    }

    private static Verdict judge(Heard... heard) {
        Map<String, Heard> byName = new TreeMap<>();
        for (Heard worker : heard) {
            byName.put(worker.name(), worker);
        }
        return FirstStart.judge(ELECTORS, byName);
    }

    private static void assertWaits(String why, Heard... heard) {
        String told = assertInstanceOf(Verdict.Wait.class, judge(heard)).why();
        assertTrue(told.contains(why), told);
    }

    @Test
    void aClusterIsFoundedWhenEachElectorAnswersInTheOrderOfTheSettings() {
        assertEquals(new Verdict.Found(List.of(B, A, C)), judge(A, B, C));
        assertEquals(new Verdict.Found(List.of(B, A, C)), judge(A, B, C, free("another", 4)));
    }

    @Test
    void aMajorityOfTheElectorsIsNotEnough() {
        assertWaits("elector c", A, B);
        assertWaits("elector b", A, C, free("another", 4));
        assertWaits("elector b");
    }

    @Test
    void whereOneBelongsToAClusterNoneIsFounded() {
        assertEquals(new Verdict.Join(CLUSTER), judge(A, B, member("c", 3)));
        assertEquals(new Verdict.Join(CLUSTER), judge(A, member("c", 3)), "also while electors are missing");
    }

    @Test
    void aWorkerThatIsNoElectorCountsToo() {
        assertEquals(new Verdict.Join(CLUSTER), judge(A, B, C, member("another", 4)));
    }

    @Test
    void twoElectorsOnOneDatabaseAreNotTwo() {
        assertWaits("Elector c uses the database of another", A, B, free("c", 1));
    }
}
