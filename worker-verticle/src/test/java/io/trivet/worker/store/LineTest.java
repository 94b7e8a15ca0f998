package io.trivet.worker.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One query at a time, and none that was begun before the question. */
class LineTest {
    private static final int MOST = 3;

    private final Turns turns = new Turns();
    private final List<List<String>> queries = new ArrayList<>();
    private final ArrayDeque<Promise<List<String>>> answers = new ArrayDeque<>();
    private final List<StoreFailure> failures = new ArrayList<>();
    private final Line<String, String> line = new Line<>(
            turns,
            new Pace(turns, 0),
            MOST,
            String::length,
            this::query,
            new Silence(turns, 2, () -> lost(Failures.silent(2))),
            this::lost);

    private Future<List<String>> query(List<String> questions) {
        queries.add(questions);
        answers.add(Promise.promise());
        return answers.peekLast().future();
    }

    private void lost(StoreFailure cause) {
        failures.add(cause);
        line.drop(cause);
    }

    private void answer(String... all) {
        answers.poll().complete(List.of(all));
    }

    @Test
    void whatIsAskedInOneTurnIsOneQuery() {
        Future<String> a = line.ask("a");
        Future<String> b = line.ask("b");
        assertEquals(List.of(), queries);
        turns.end();
        assertEquals(List.of(List.of("a", "b")), queries);
        answer("1", "2");
        assertEquals(List.of("1", "2"), List.of(a.result(), b.result()));
    }

    @Test
    void whatIsAskedLaterIsAnsweredByALaterQuery() {
        line.ask("a");
        turns.end();
        Future<String> later = line.ask("b");
        assertEquals(1, queries.size());
        answer("1");
        assertFalse(later.isComplete());
        assertEquals(List.of("b"), queries.get(1));
        answer("2");
        assertEquals("2", later.result());
    }

    @Test
    void whatIsAskedInConsequenceGoesIntoTheNextQueryAtOnce() {
        line.ask("a").onSuccess(answer -> line.ask("c"));
        turns.end();
        line.ask("b");
        answer("1");
        assertEquals(List.of("b", "c"), queries.get(1));
    }

    @Test
    void aQueryIsBoundedUnlessOneQuestionAloneIsMore() {
        List.of("a", "bb", "c", "dddd", "e").forEach(line::ask);
        turns.end();
        answer("", "");
        answer("");
        answer("");
        assertEquals(List.of(List.of("a", "bb"), List.of("c"), List.of("dddd"), List.of("e")), queries);
    }

    @Test
    void aFailureFailsAllThatWait() {
        List<Future<String>> all = new ArrayList<>(List.of(line.ask("a")));
        turns.end();
        all.add(line.ask("b"));
        answers.poll().fail("gone");
        assertTrue(all.stream().allMatch(Future::failed));
        assertEquals(1, failures.size());
    }

    @Test
    void silenceIsCountedInLooksWhileSomethingIsUnderWay() {
        line.ask("a");
        turns.end();
        turns.look();
        turns.look();
        answer("1");
        line.ask("b");
        turns.end();
        turns.look();
        turns.look();
        assertEquals(List.of(), failures);
        turns.look();
        assertEquals(1, failures.size());
    }

    @Test
    void nobodyLooksWhileNothingIsUnderWay() {
        line.ask("a");
        turns.end();
        answer("1");
        turns.look();
        assertTrue(turns.timers.isEmpty());
    }

    /** Turns of an event loop that end when the test says so, and timers that go off then. */
    private static final class Turns implements Timing {
        private final ArrayDeque<Runnable> ends = new ArrayDeque<>();
        private final ArrayDeque<Runnable> timers = new ArrayDeque<>();

        void end() {
            ends.poll().run();
        }

        void look() {
            timers.poll().run();
        }

        @Override
        public long now() {
            return 0;
        }

        @Override
        public long wallClock() {
            return 0;
        }

        @Override
        public Cancellable after(long millis, Runnable task) {
            timers.add(task);
            return () -> timers.remove(task);
        }

        @Override
        public void endOfTurn(Runnable task) {
            ends.add(task);
        }
    }
}
