package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.process.Directory;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.trivet.register.Life;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Worker 0 starts; what the others have seen of it is in the tests. */
final class AdmissionTest {
    private static final Life OWN = Samples.life(0, 5, 100);

    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w0", 0);
    private final Desk desk = here.seat("desk", (from, question) -> Future.failedFuture("asks only"));
    private final Map<UUID, String> known = new HashMap<>();
    private Life told = OWN;

    private void other(int number, Optional<Life> seen) {
        Neighbour other = street.add("w" + number, 40_000L * number);
        other.seat("desk", (from, question) -> {
            assertEquals(new Question.Testify(OWN.identity()), question);
            return Future.succeededFuture(new Response.Testimony(seen));
        });
        known.put(Samples.identity(number), other.address("desk"));
    }

    private Future<Void> admission(ClusterMap map) {
        Future<Void> admitted = Admission.of(() -> told, desk, here.time(), new Known(), map);
        street.pass(2_000);
        return admitted;
    }

    /** Of the three in the map, this one included, two make a majority: so one testimony is enough. */
    private Future<Void> judged(Life seen) {
        other(1, Optional.of(seen));
        return admission(Samples.map(4));
    }

    private void refused(Life seen, String why) {
        String sentence =
                assertInstanceOf(NotThatWorker.class, judged(seen).cause()).getMessage();
        assertTrue(sentence.contains(why), sentence);
        assertTrue(sentence.contains("NEW_IDENTITY=" + OWN.identity()), sentence);
    }

    @Test
    void anEarlierStartOfTheSameDatabaseVouchesForIt() {
        assertTrue(judged(Samples.life(0, 4, 100)).succeeded());
    }

    @Test
    void whoNeverSawItVouchesForItToo() {
        other(1, Optional.empty());
        assertTrue(admission(Samples.map(4)).succeeded());
    }

    @Test
    void aHigherBeatWasToldByADatabaseThatHasLivedLonger() {
        refused(Samples.life(0, 4, 101), "restored from a backup");
    }

    @Test
    void soItIsAlthoughThisVeryStartWasHeardMeanwhile() {
        Life before = Samples.life(0, 4, 150);
        refused(Life.further(before, OWN), "restored from a backup");
    }

    @Test
    void whatThisVeryStartHasToldIsNoEvidenceAgainstIt() {
        told = Samples.life(0, 5, 170);
        assertTrue(judged(Samples.life(0, 5, 170)).succeeded());
    }

    @Test
    void aLaterStartIsAnotherProcess() {
        refused(Samples.life(0, 6, 90), "with a copy of its database");
    }

    @Test
    void theSameStartWithAnotherNonceIsACopy() {
        refused(new Life(OWN.identity(), 5, OWN.nonce() + 1, 1, 90), "with a copy of its database");
    }

    @Test
    void anotherTimelineIsAFailover() {
        refused(new Life(OWN.identity(), 4, 1, 2, 90), "failed over");
    }

    @Test
    void whileTooFewAnswerItWaitsAndAsksAgain() {
        Future<Void> admitted = admission(Samples.map(4));
        assertFalse(admitted.isComplete());
        other(2, Optional.empty());
        street.pass(1_000);
        assertTrue(admitted.succeeded());
    }

    @Test
    void whoIsRemovedFromTheMapIsNotWaitedFor() {
        ClusterMap map = Samples.map(4);
        Worker first = map.workers().get(1).withState(Worker.State.REMOVED);
        Worker second = map.workers().get(2).withState(Worker.State.REMOVED);
        assertTrue(admission(map.next().worker(first).worker(second).build()).succeeded());
    }

    private final class Known implements Directory {
        @Override
        public Optional<String> lane(int worker, int partition) {
            return Optional.empty();
        }

        @Override
        public List<String> lanes(int worker) {
            return List.of();
        }

        @Override
        public Optional<String> desk(UUID identity) {
            return Optional.ofNullable(known.get(identity));
        }

        @Override
        public Optional<String> newestMapAt() {
            return Optional.empty();
        }
    }
}
