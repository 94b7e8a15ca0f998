package io.trivet.console.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.console.probe.Caller.Said;
import io.trivet.register.Fakes.HandTiming;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HedgeTest {
    private static final long LONGER_THAN_A_MOMENT = 301;

    private final HandTiming timing = new HandTiming();
    private final Notes notes = new Notes();
    private final Doors doors =
            new Doors(() -> List.of(new Door("w1", "a"), new Door("w2", "b"), new Door("w3", "c")), "w2");
    private final List<String> asked = new ArrayList<>();
    private final List<Promise<Said>> answers = new ArrayList<>();

    private Future<Hedge.Answer> run() {
        return new Hedge(doors, timing, notes, door -> {
                    asked.add(door.name());
                    Promise<Said> answer = Promise.promise();
                    answers.add(answer);
                    return answer.future();
                })
                .run();
    }

    @Test
    void asksTheOwnNodeFirstAndNobodyElseWhileItAnswers() {
        Future<Hedge.Answer> answer = run();
        answers.get(0).complete(new Said(200, "1"));
        timing.pass(LONGER_THAN_A_MOMENT);
        assertEquals("w2", answer.result().door().name());
        assertEquals(List.of("w2"), asked);
    }

    @Test
    void asksTheNextTooWhenTheFirstIsSilentAndTakesWhoeverAnswersFirst() {
        Future<Hedge.Answer> answer = run();
        timing.pass(LONGER_THAN_A_MOMENT);
        assertEquals(List.of("w2", "w3"), asked);
        answers.get(0).complete(new Said(200, "1"));
        assertEquals("w2", answer.result().door().name());
        answers.get(1).complete(new Said(200, "1"));
    }

    @Test
    void leavesASilentNodeAloneForAWhile() {
        run();
        timing.pass(LONGER_THAN_A_MOMENT);
        answers.get(1).complete(new Said(200, "1"));
        asked.clear();
        run();
        assertEquals(List.of("w3"), asked);
    }

    @Test
    void failsOnlyWhenNobodyIsLeft() {
        Future<Hedge.Answer> answer = run();
        answers.get(0).complete(new Said(503, ""));
        answers.get(1).fail("refused");
        assertFalse(answer.isComplete());
        answers.get(2).complete(new Said(504, ""));
        assertTrue(answer.failed());
    }
}
