package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Fakes;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Settings;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScansTest {
    private final HandTiming timing = new HandTiming();
    private final Scans scans = new Scans(timing);
    private final List<Promise<String>> begun = new ArrayList<>();

    private static Claim claim() {
        return new Claim(
                Fakes.alone(new HandTiming(), Settings.DEFAULT),
                0,
                PartitionConfig.of(1, WorkerSet.of(1, 2, 3)),
                Ballot.of(1, 1, 1),
                refused -> {});
    }

    private Future<String> take(Claim claim) {
        return take(claim, false);
    }

    private Future<String> take(Claim claim, boolean urgent) {
        return scans.take(
                claim,
                urgent,
                () -> {
                    Promise<String> scan = Promise.promise();
                    begun.add(scan);
                    return scan.future();
                },
                "few rows"::equals);
    }

    @Test
    void whatIsUrgentComesFirst() {
        Future<String> first = take(claim());
        Future<String> second = take(claim());
        Future<String> urgent = take(claim(), true);
        begun.get(0).complete("one");
        begun.get(1).complete("two");
        assertTrue(first.succeeded() && urgent.succeeded());
        assertEquals(3, begun.size());
        assertTrue(!second.isComplete(), "the last");
    }

    @Test
    void fewRowsNeedNoRest() {
        take(claim());
        take(claim());
        timing.pass(1_000);
        begun.get(0).complete("few rows");
        assertEquals(2, begun.size());
    }

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() {
        Future<String> first = take(claim());
        Future<String> second = take(claim());
        assertEquals(1, begun.size());
        begun.get(0).complete("rows");
        assertEquals("rows", first.result());
        assertEquals(2, begun.size());
        begun.get(1).fail("too few members answered in time");
        assertTrue(second.failed());
    }

    @Test
    void aFailureLetsTheNextBegin() {
        take(claim());
        take(claim());
        begun.get(0).fail("too few members answered in time");
        assertEquals(2, begun.size());
    }

    @Test
    void whoseLeadershipIsOverIsNotAskedFor() {
        take(claim());
        Claim lost = claim();
        Future<String> never = take(lost);
        Future<String> last = take(claim());
        lost.end();
        begun.get(0).complete("");
        assertTrue(never.failed());
        assertEquals(2, begun.size(), "the one after it");
        begun.get(1).complete("rows");
        assertEquals("rows", last.result());
    }

    @Test
    void theLongerOneTookTheLongerTheNextWaits() {
        take(claim());
        take(claim());
        take(claim());
        timing.pass(20);
        begun.get(0).complete("rows");
        timing.pass(79);
        assertEquals(1, begun.size());
        timing.pass(1);
        assertEquals(2, begun.size());
        timing.pass(60_000);
        begun.get(1).complete("rows");
        timing.pass(500);
        assertEquals(3, begun.size(), "no rest is long");
    }

    @Test
    void manyThatEndAtOnceDoNotGrowTheStack() {
        Promise<String> first = Promise.promise();
        scans.take(claim(), false, first::future, rows -> false);
        List<Future<String>> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(scans.take(claim(), false, () -> Future.succeededFuture("at once"), rows -> false));
        }
        first.complete("");
        assertTrue(many.stream().allMatch(Future::succeeded));
    }
}
