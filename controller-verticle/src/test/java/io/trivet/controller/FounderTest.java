package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.process.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is heard, and what becomes of it. */
final class FounderTest {
    private final Village village = new Village();

    private Founder founder(int workers) {
        Founding founding = new Founding(8, 3, List.of("w2", "w1", "w3"), workers, 30_000);
        return new Founder(founding, village.heard, village.here.time()::now, () -> Samples.CLUSTER);
    }

    private static List<String> names(Optional<ClusterMap> map) {
        return map.orElseThrow().workers().stream().map(Worker::name).toList();
    }

    private void waits(Founder founder, String sentence) {
        assertEquals(Optional.empty(), founder.propose());
        assertTrue(founder.waitsFor().contains(sentence), founder.waitsFor());
    }

    @Test
    void anElectorThatDoesNotAnswerIsWaitedForByName() {
        village.hear(1);
        village.hear(2);
        village.hear(4);
        waits(founder(0), "Waiting for elector w3");
    }

    @Test
    void allElectorsMakeAMapInTheOrderOfTheSettingsTheOthersByName() {
        village.hear(5);
        village.hear(1);
        village.hear(2);
        village.hear(3);
        village.hear(4);
        Optional<ClusterMap> map = founder(5).propose();
        assertEquals(List.of("w2", "w1", "w3", "w4", "w5"), names(map));
        assertEquals(Samples.CLUSTER, map.orElseThrow().clusterId());
    }

    @Test
    void moreWorkersAreWaitedForButNotForEver() {
        village.hear(1);
        village.hear(2);
        village.hear(3);
        Founder founder = founder(4);
        waits(founder, "Waiting for 1 more workers");
        village.street.pass(1_500);
        village.hear(1);
        village.hear(2);
        village.hear(3);
        waits(founder, "Waiting for 1 more workers");
    }

    @Test
    void patienceBeginsAnewWhenAnElectorWasAway() {
        village.hear(1);
        village.hear(2);
        village.hear(3);
        Founder founder = founder(4);
        waits(founder, "more workers");
        village.street.pass(29_000);
        waits(founder, "Waiting for elector w2");
        village.hear(1);
        village.hear(2);
        village.hear(3);
        waits(founder, "more workers");
        village.street.pass(30_000);
        village.hear(1);
        village.hear(2);
        village.hear(3);
        assertEquals(3, names(founder.propose()).size());
    }

    @Test
    void aWorkerThatBelongsToAClusterIsJoinedAndNoClusterIsFoundedBesideIt() {
        village.hear(1);
        village.hear(2);
        village.hear(3);
        village.hear("w9", 9, Optional.of(Samples.CLUSTER));
        waits(founder(0), "Waiting for the map of cluster " + Samples.CLUSTER);
    }

    @Test
    void twoElectorsWithOneDatabaseAreRefused() {
        village.hear(1);
        village.hear(2);
        village.hear("w3", 2, Optional.empty());
        waits(founder(0), "uses the database of another elector");
    }

    @Test
    void anotherWorkerOverAnElectorsDatabaseIsNoWorkerOfItsOwn() {
        village.hear(1);
        village.hear(2);
        village.hear(3);
        village.hear("w8", 3, Optional.empty());
        assertEquals(3, names(founder(0).propose()).size());
    }
}
