package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rounds summed up: what is void, the median, the worst, and what is well. */
class SumTest {
    private static final EntryPoint PORT = new EntryPoint("w1", 1);
    private static final long MILLI = 1_000_000L;

    private static Fault fault(String kind) {
        return new Fault(kind + " w1", kind, Set.of(), () -> {}, () -> {});
    }

    /** Six seconds, broken after two; a success every 100 ms, but for one gap right after that. */
    private static Recorder recorder(long gapMillis) {
        Recorder recorder = new Recorder(0, Map.of("w1a", PORT));
        IntStream.rangeClosed(1, 60)
                .mapToLong(i -> i * 100L)
                .filter(time -> time <= 2_000 || time >= 2_000 + gapMillis)
                .forEach(time -> recorder.succeeded("w1a", time * MILLI));
        return recorder;
    }

    private static Round round(String kind, Recorder recorder) {
        Course course = new Course(fault(kind), recorder);
        course.breaks(2_000 * MILLI);
        course.mends(4_000 * MILLI);
        return course.at(6_000 * MILLI);
    }

    private static Round round(String kind, long gapMillis) {
        return round(kind, recorder(gapMillis));
    }

    private static Round stalled(long gapMillis, long fromMillis, long untilMillis) {
        Recorder recorder = recorder(gapMillis);
        recorder.stalled(fromMillis * MILLI, untilMillis * MILLI);
        return round("pause", recorder);
    }

    private static Round slowDisk(long millis) {
        Recorder recorder = recorder(2_500);
        recorder.slowDisk(2_100 * MILLI, (2_100 + millis) * MILLI);
        return round("pause", recorder);
    }

    private static Findings findings(List<Round> rounds, List<Violation> violations, int unread) {
        return new Findings(rounds, violations, 1, unread, 0, 0, 0);
    }

    @Test
    void medianAndWorstAreThoseOfTheLongestGapsOfTheWindows() {
        List<Sum> sums = Sum.of(List.of(round("pause", 300), round("pause", 400), round("pause", 900)));
        assertEquals(new Sum("pause", 3, 0, 12, 0, 400 * MILLI, 900 * MILLI), sums.get(0));
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertEquals(
                350 * MILLI,
                Sum.of(List.of(round("pause", 300), round("pause", 400))).get(0).median());
    }

    @Test
    void kindsAreSummedUpEachAndTogetherAndBesideWhatIsThereWithoutAFault() {
        List<Sum> sums = Sum.of(List.of(round("pause", 300), round("kill", 2_500)));
        assertEquals(
                List.of("pause", "kill", Sum.FAULTS, Sum.CONTROL),
                sums.stream().map(Sum::kind).toList());
        assertEquals(List.of(0, 1, 1, 0), sums.stream().map(Sum::without).toList());
        assertEquals(100 * MILLI, sums.get(3).worst());
        assertEquals(4, sums.get(3).seconds());
    }

    @Test
    void aWindowInWhichThisProgramStalledIsVoidAndCounted() {
        List<Round> rounds = List.of(stalled(2_500, 2_100, 2_250), round("pause", 300));
        assertEquals(
                new Sum("pause", 1, 1, 4, 0, 300 * MILLI, 300 * MILLI),
                Sum.of(rounds).get(0));
    }

    @Test
    void aStallBeforeTheFaultMakesTheControlVoidOnly() {
        Round round = stalled(300, 1_000, 1_200);
        assertTrue(round.control().isVoid());
        assertFalse(round.broken().isVoid());
    }

    @Test
    void aWindowInWhichTheDiskStoodStillIsVoidButNotOneInWhichItWasSlow() {
        assertTrue(slowDisk(300).broken().isVoid());
        assertFalse(slowDisk(300).control().isVoid());
        assertFalse(slowDisk(299).broken().isVoid());
    }

    @Test
    void wellIsWhatHadASuccessInEverySecondAndNoViolation() {
        Violation stale = new Violation(Violation.Kind.STALE, "");
        assertTrue(findings(List.of(round("pause", 300)), List.of(), 0).isWell());
        assertFalse(findings(List.of(round("pause", 2_500)), List.of(), 0).isWell());
        assertFalse(findings(List.of(round("pause", 300)), List.of(stale), 0).isWell());
        assertFalse(findings(List.of(round("pause", 300)), List.of(), 1).isWell());
        assertFalse(
                findings(List.of(stalled(2_500, 2_100, 2_250)), List.of(), 0).isWell());
        assertTrue(findings(List.of(stalled(300, 2_100, 2_250)), List.of(), 0).isWell());
    }

    @Test
    void whereAllIsVoidNothingIsSaidButWhatMustNotBe() {
        Violation stale = new Violation(Violation.Kind.STALE, "");
        List<Round> allVoid = List.of(stalled(2_500, 2_100, 2_250));
        assertTrue(findings(allVoid, List.of(), 0).saysNothing());
        assertFalse(findings(allVoid, List.of(stale), 0).saysNothing());
        assertFalse(findings(allVoid, List.of(), 1).saysNothing());
        assertFalse(findings(List.of(round("pause", 300)), List.of(), 0).saysNothing());
    }

    @Test
    void whoIsBackMustHaveBeenReadyForASecond() {
        Recorder recorder = recorder(100);
        Course course = new Course(new Fault("pause w1", "pause", Set.of(PORT), () -> {}, () -> {}), recorder);
        course.breaks(2_000 * MILLI);
        course.mends(3_000 * MILLI);
        course.heard(PORT, true, 3_000 * MILLI);
        course.heard(PORT, false, 3_500 * MILLI);
        course.heard(PORT, true, 3_600 * MILLI);
        course.heard(PORT, true, 4_500 * MILLI);
        course.heard(PORT, true, 4_600 * MILLI);
        Track track = course.at(6_000 * MILLI).tracks().get(0);
        assertEquals(List.of(new Span(2_000 * MILLI, 4_600 * MILLI)), track.away());
    }

    @Test
    void whoDoesNotComeBackIsSaidToBeAway() {
        Course course = new Course(new Fault("kill w1", "kill", Set.of(PORT), () -> {}, () -> {}), recorder(2_000));
        course.breaks(2_000 * MILLI);
        course.mends(3_000 * MILLI);
        String line = Picture.of(course.at(6_000 * MILLI)).get(2);
        assertTrue(line.endsWith("  away all the time"), line);
    }
}
