package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Seconds and gaps of one client. */
class TrackTest {
    private static final long ORIGIN = -5_000_000_000L;
    private static final EntryPoint PORT = new EntryPoint("w1", 1);

    private final Recorder recorder = new Recorder(ORIGIN, Map.of("w1a", PORT));

    private static long at(double second) {
        return ORIGIN + Math.round(second * 1e9);
    }

    private static Span span(double from, double until) {
        return new Span(at(from), at(until));
    }

    private void successes(double... when) {
        DoubleStream.of(when).forEach(second -> recorder.succeeded("w1a", at(second)));
    }

    private Track track() {
        return recorder.tracks().get(0);
    }

    private static void assertFigures(int seconds, int without, int gapMillis, Figures figures) {
        assertEquals(seconds, figures.seconds());
        assertEquals(without, figures.without());
        assertEquals(gapMillis * 1_000_000L, figures.longestGap());
    }

    @Test
    void aGapIsTheTimeBetweenTwoSuccesses() {
        successes(0.5, 1.0, 1.7, 2.2, 2.9);
        assertFigures(3, 0, 700, track().figures(span(0, 3)));
        assertEquals(Optional.of(span(1.0, 1.7)), track().figures(span(0, 3)).gap());
    }

    @Test
    void aGapThatBeganBeforeTheWindowIsCountedFromItsBeginning() {
        successes(0.9, 1.6, 1.9);
        assertFigures(1, 0, 700, track().figures(span(1.5, 2)));
    }

    @Test
    void aGapThatIsNotOverIsAsLongAsItWasByThen() {
        successes(0.5, 1.1);
        assertFigures(2, 0, 900, track().figures(span(0, 2)));
    }

    @Test
    void aSecondWithoutASuccessIsFound() {
        successes(0.5, 1.9, 3.1);
        assertFigures(4, 1, 1_400, track().figures(span(0, 4)));
    }

    @Test
    void aGapOfASecondNeedHaveNoSecondWithout() {
        successes(0.2, 1.0, 2.9, 3.0, 3.5);
        assertFigures(4, 0, 1_900, track().figures(span(0, 4)));
    }

    @Test
    void aSecondBelongsToTheWindowThatBeginsInIt() {
        successes(0.5, 1.5, 2.5, 3.5);
        assertEquals(1, track().figures(span(0, 1.2)).seconds());
        assertEquals(3, track().figures(span(1.2, 4)).seconds());
    }

    @Test
    void whileItsEntryPointIsAwayNothingCounts() {
        successes(0.5, 1.5, 2.1);
        recorder.away(PORT, at(2.2));
        recorder.back(PORT, at(4.1));
        successes(4.2, 5.1, 5.9);
        assertFigures(3, 0, 1_000, track().figures(span(0, 6)));
    }

    @Test
    void aGapBeforeItWasAwayAndOneAfterItAreTwo() {
        successes(0.5);
        recorder.away(PORT, at(1.2));
        recorder.back(PORT, at(4));
        successes(4.6, 4.9);
        assertFigures(2, 0, 700, track().figures(span(0, 5)));
    }

    @Test
    void whoIsStillAwayAtTheEndDoesNotCount() {
        successes(0.5);
        recorder.away(PORT, at(1));
        assertFigures(1, 0, 500, track().figures(span(0, 6)));
    }

    @Test
    void whoIsAwayAllTheTimeHasNoGap() {
        successes(0.5);
        recorder.away(PORT, at(1));
        assertEquals(new Figures(0, 0, Optional.empty()), track().figures(span(1, 6)));
        assertEquals(0, track().figures(span(1, 6)).longestGap());
    }

    @Test
    void theStripHasACharacterForEachSecond() {
        successes(0.1, 0.2, 0.3, 0.4, 1.1, 1.2, 1.3, 1.4, 2.1);
        recorder.away(PORT, at(4));
        recorder.back(PORT, at(5.5));
        successes(5.6, 5.7);
        recorder.violated("w1a", at(6.5));
        assertEquals("##+.x#!", track().strip(7, track().usual(span(0, 2))));
    }

    @Test
    void othersDoNotGoAwayWithAnEntryPoint() {
        recorder.away(new EntryPoint("w2", 2), at(1));
        assertEquals(List.of(), track().away());
    }
}
