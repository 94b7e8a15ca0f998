package io.trivet.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.register.message.Outcome;
import io.trivet.register.message.Performed;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptTimeTest {
    private final Stage stage = new Stage();
    private final AttemptTime attemptTime = new AttemptTime(new GatewaySettings.Attempts(50, 200, 3, 150));

    private void record(int times, long latency) {
        for (int i = 0; i < times; i++) {
            attemptTime.record(latency);
        }
    }

    @Test
    void itIsTheLongestWhileNothingIsKnown() {
        assertEquals(200, attemptTime.millis(false));
        assertEquals(350, attemptTime.millis(true));
    }

    @Test
    void itIsAFewTimesThe99thPercentile() {
        record(990, 10);
        record(10, 30);
        record(600, 10);
        assertEquals(50, attemptTime.millis(false));
        record(256, 30);
        assertEquals(90, attemptTime.millis(false));
    }

    @Test
    void aRareSlowAnswerDoesNotCount() {
        record(254, 20);
        record(2, 5_000);
        assertEquals(60, attemptTime.millis(false));
        record(16, 5_000);
        assertEquals(200, attemptTime.millis(false));
    }

    @Test
    void whereMostAnswersAreLateTheyAreWaitedFor() {
        record(256, 300);
        assertEquals(900, attemptTime.millis(false));
        record(256, 10_000);
        assertEquals(2_000, attemptTime.millis(false));
        record(256, 10);
        assertEquals(50, attemptTime.millis(false));
    }

    @Test
    void answersTeachItButTakeoversDoNot() {
        Shared shared = new Shared(
                1, GatewaySettings.DEFAULTS, new GatewayRules(), stage.timing, new Random(1)::nextLong, stage);
        learn(shared, true);
        assertEquals(Stage.LONGEST_ATTEMPT, shared.attemptTime.millis(false));
        learn(shared, false);
        assertEquals(50, shared.attemptTime.millis(false));
    }

    @Test
    void soDoesSilenceWhereMostAreSilent() {
        Shared shared = new Shared(
                1, GatewaySettings.DEFAULTS, new GatewayRules(), stage.timing, new Random(1)::nextLong, stage);
        Sent sent = new Sent(new Route(0, false), false, 0, 1, stage.timing.now());
        stage.pass(Stage.LONGEST_ATTEMPT);
        IntStream.range(0, 32).forEach(i -> shared.waited(sent));
        assertEquals(3 * Stage.LONGEST_ATTEMPT, shared.attemptTime.millis(false));
    }

    private void learn(Shared shared, boolean takeover) {
        for (int i = 0; i < 100; i++) {
            Sent sent = new Sent(new Route(0, takeover), false, 0, 1, stage.timing.now());
            shared.learn(sent, new Performed(new Outcome.Done(Stage.CREATED), 0));
        }
    }
}
