package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.controller.Offices.Office;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeeperTest {
    private final Offices town = new Offices();
    private final List<Elector> workers = town.workers;

    private Office office(String name) {
        return town.office(name);
    }

    private void workers(int from, int to) {
        town.workers(from, to);
    }

    private void pass(long millis) {
        town.pass(millis);
    }

    private static List<String> names(ClusterMap map) {
        return map.workers().stream().map(Worker::name).toList();
    }

    @Test
    void whenAllElectorsAnswerAClusterIsFoundedAndItsMapPublished() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        ClusterMap map = only.maps.newest().orElseThrow();
        assertEquals(List.of("w1", "w2", "w3"), names(map));
        assertEquals(1, map.version());
        workers.forEach(worker -> assertEquals(only.maps.newest(), worker.maps.newest()));
        assertTrue(only.keeper.keeps());
    }

    @Test
    void withoutAllElectorsNoClusterIsFounded() {
        Office only = office("c1");
        workers(1, 2);
        pass(10_000);
        assertTrue(only.maps.newest().isEmpty());
    }

    @Test
    void aWorkerThatComesLaterIsTakenInAlthoughItHasHeardOfTheMap() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        Elector late = new Elector(town.street, 4);
        late.maps.see(only.maps.newest().orElseThrow());
        workers.add(late);
        pass(3_000);
        ClusterMap map = only.maps.newest().orElseThrow();
        assertEquals(List.of("w1", "w2", "w3", "w4"), names(map));
        assertEquals(only.maps.newest(), late.maps.newest());
        pass(60_000);
        assertEquals(4, only.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void oneElectorMayBeFrozen() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        workers.get(2).at.freeze(600_000);
        pass(3_000);
        workers(4, 4);
        pass(5_000);
        assertEquals(4, only.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void twoControllersFoundOneCluster() {
        Office first = office("c1");
        Office second = office("c2");
        workers(1, 3);
        pass(5_000);
        assertTrue(first.keeper.keeps() ^ second.keeper.keeps());
        assertEquals(first.maps.newest(), second.maps.newest());
        workers.forEach(worker -> assertEquals(first.maps.newest(), worker.maps.newest()));
    }

    @Test
    void whenTheKeeperIsFrozenAnotherKeepsTheSameMap() {
        Office first = office("c1");
        workers(1, 3);
        pass(3_000);
        Office second = office("c2");
        pass(6_000);
        assertFalse(second.keeper.keeps());
        first.at.freeze(20_000);
        pass(5_000);
        assertTrue(second.keeper.keeps());
        workers(4, 4);
        pass(20_000);
        assertEquals(4, second.maps.newest().orElseThrow().workers().size());
        assertEquals(
                first.maps.newest().orElseThrow().clusterId(),
                second.maps.newest().orElseThrow().clusterId());
        assertFalse(first.keeper.keeps());
    }

    @Test
    void anElectorThatNobodyHasVouchedForHasNoVote() {
        Office first = office("c1");
        workers(1, 3);
        pass(3_000);
        workers.get(0).notAdmitted();
        workers.get(1).notAdmitted();
        pass(3_000);
        workers(4, 4);
        pass(5_000);
        assertEquals(3, first.maps.newest().orElseThrow().workers().size());
    }

    @Test
    void whoeverMissedThePublicationHearsItAgain() {
        Office only = office("c1");
        workers(1, 3);
        pass(3_000);
        int published = only.at.published().size();
        pass(10_000);
        assertEquals(published, only.at.published().size(), "nobody lacks it");
        workers.get(2).at.freeze(1_000);
        Elector deaf = workers.remove(2);
        workers(4, 4);
        pass(1_500);
        assertTrue(deaf.maps.version() < only.maps.version());
        workers.add(deaf);
        pass(5_000);
        assertEquals(only.maps.newest(), deaf.maps.newest());
    }
}
