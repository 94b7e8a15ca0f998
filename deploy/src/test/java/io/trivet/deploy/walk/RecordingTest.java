package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.walk.Http.Answer;
import io.trivet.deploy.walk.Operation.Ending;
import io.trivet.deploy.walk.Operation.Kind;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Stamp;
import io.trivet.rest.data.Etags;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a client of a faulty cluster would be told is found, and nothing else. */
class RecordingTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Action INCREMENT = new Action.Increment(1);
    private static final Action GET = new Action.Get();
    private static final Node W1 = new Node("w1", 8001);

    private final AtomicLong clock = new AtomicLong();
    private final Recording recording = new Recording(clock::incrementAndGet);

    private static Action put(String value) {
        return new Action.Put(Bytes.utf8(value), "text/plain", Action.FOREVER);
    }

    private static Stamp stamp(long version) {
        return new Stamp(Ballot.of(1, 1, 1), version);
    }

    /** As HTTP has it. */
    private static Ending answered(Kind kind, int status, long version, String content) {
        return new Ending(
                kind,
                new Answer(
                        status,
                        Optional.of(version).filter(some -> some > 0).map(some -> Etags.text(stamp(some))),
                        Optional.of(version).filter(some -> some > 0),
                        content),
                W1);
    }

    private Recording.Begun begin(Action action, Condition condition) {
        return recording.begin("plum", OperationId.of(clock.get(), 0, 0), action, condition);
    }

    private void call(Action action, Condition condition, Ending ending) {
        begin(action, condition).end(Wire.result(action, ending));
    }

    private void call(Action action, int status, long version, String content) {
        call(action, Condition.NONE, answered(Kind.DONE, status, version, content));
    }

    private void mustBeRight(int unknown) {
        String figures = recording.mustBeLinearizable(LIMIT);
        assertTrue(figures.contains(unknown + " of them of unknown outcome, are linearizable"), figures);
    }

    private void mustBeWrong() {
        String sentence = assertThrows(Violation.class, () -> recording.mustBeLinearizable(LIMIT))
                .getMessage();
        assertTrue(sentence.contains("NOT_LINEARIZABLE, key plum"), sentence);
    }

    @Test
    void takesWhatFits() {
        call(GET, 404, 0, "");
        call(put("a"), Condition.ifAbsent(), answered(Kind.DONE, 201, 1, ""));
        call(put("b"), Condition.ifMatch(stamp(7)), answered(Kind.DECLINED, 412, 1, ""));
        call(put("c"), Condition.ifMatch(stamp(1)), answered(Kind.DONE, 200, 2, ""));
        call(put("d"), Condition.NONE, answered(Kind.NOT_DONE, 503, 0, ""));
        call(GET, 200, 2, "c");
        mustBeRight(0);
    }

    @Test
    void findsAStaleRead() {
        call(put("a"), 201, 1, "");
        call(put("b"), 200, 2, "");
        call(GET, 200, 1, "a");
        mustBeWrong();
    }

    @Test
    void takesAnOldValueThatWasAskedForBeforeTheNewOneWasWritten() {
        call(put("a"), 201, 1, "");
        Recording.Begun read = begin(GET, Condition.NONE);
        call(put("b"), 200, 2, "");
        read.end(Wire.result(GET, answered(Kind.DONE, 200, 1, "a")));
        mustBeRight(0);
    }

    @Test
    void findsALostIncrement() {
        call(INCREMENT, 201, 1, "1");
        call(INCREMENT, 200, 2, "2");
        call(INCREMENT, 200, 2, "2");
        mustBeWrong();
    }

    @Test
    void findsALostIncrementThatNobodyWroteOver() {
        call(INCREMENT, 201, 1, "1");
        call(INCREMENT, 200, 2, "2");
        call(GET, 200, 1, "1");
        mustBeWrong();
    }

    @Test
    void findsADoubledIncrement() {
        call(INCREMENT, 201, 1, "1");
        call(INCREMENT, 200, 3, "3");
        mustBeWrong();
    }

    @Test
    void takesAnIncrementOfUnknownOutcomeOnceOrNever() {
        call(INCREMENT, 201, 1, "1");
        call(INCREMENT, Condition.NONE, answered(Kind.UNKNOWN, 504, 0, ""));
        begin(INCREMENT, Condition.NONE);
        call(GET, 200, 1, "1");
        call(GET, 200, 3, "3");
        mustBeRight(2);
        call(GET, 200, 4, "4");
        mustBeWrong();
    }

    @Test
    void findsAWriteThatWasAnsweredAsNotDone() {
        call(put("a"), 201, 1, "");
        call(put("b"), Condition.NONE, answered(Kind.NOT_DONE, 503, 0, ""));
        call(GET, 200, 2, "b");
        mustBeWrong();
    }
}
