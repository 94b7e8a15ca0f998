package io.trivet.gateway;

import static io.trivet.gateway.Stage.CREATED;
import static io.trivet.gateway.Stage.GET;
import static io.trivet.gateway.Stage.LONGEST_ATTEMPT;
import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.TIMEOUT;
import static io.trivet.gateway.Stage.assertNothingHappened;
import static io.trivet.gateway.Stage.assertPending;
import static io.trivet.gateway.Stage.assertUnknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.message.Outcome;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

/** How operations end that nobody answers, and what bounds them. */
class DeadlineTest {
    private final Stage stage = new Stage();

    @Test
    void aWriteThatMayHaveBeenTakenIsUnknown() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(TIMEOUT - 1);
        assertPending(end);
        stage.pass(1);
        assertUnknown(end);
        assertEquals(0, stage.timing.timers());
    }

    @Test
    void aReadIsNeverUnknown() {
        Future<Result> end = stage.gateway.submit(GET);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().answer(new Outcome.Unknown());
        stage.pass(TIMEOUT);
        assertNothingHappened(Result.Reason.DEADLINE, end);
    }

    @Test
    void aWriteOfWhichEverySendWasNotTakenDidNotHappen() {
        Future<Result> end = stage.gateway.submit(PUT.within(100));
        stage.last().notTaken(Outcome.Reason.LATE);
        stage.pass(50);
        stage.last().notTaken(Outcome.Reason.LATE);
        while (!end.isComplete()) {
            stage.pass(1);
            stage.last().answer().tryFail(new NeverSent("gone"));
        }
        assertNothingHappened(Result.Reason.DEADLINE, end);
    }

    @Test
    void overloadedWorkersAreAskedAgainAfterPausesUntilTheDeadline() {
        Future<Result> end = stage.gateway.submit(PUT);
        int answered = 0;
        while (!end.isComplete()) {
            for (; answered < stage.sends.size(); answered++) {
                stage.send(answered).notTaken(Outcome.Reason.OVERLOADED);
            }
            stage.pass(1);
        }
        assertNothingHappened(Result.Reason.OVERLOADED, end);
        assertTrue(stage.sends.size() > 20 && stage.sends.size() < 110, "sends: " + stage.sends.size());
    }

    @Test
    void overloadedOnceIsForgivenWhenARetrySucceeds() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().notTaken(Outcome.Reason.OVERLOADED);
        stage.assertSends(1);
        stage.pass(GatewaySettings.Pauses.DEFAULTS.shortest());
        stage.last().assertIs(0, false, false);
        stage.last().done(CREATED);
        Stage.assertEndsWith(CREATED, end);
    }

    @Test
    void theClientsTimeoutIsTheDeadlineThatWorkersSee() {
        stage.gateway.submit(PUT.within(300));
        assertEquals(stage.timing.now() + 300, stage.last().message().deadline());
    }

    @Test
    void whatIsOneTooManyIsRefusedAtOnce() {
        Stage small = new Stage(GatewaySettings.DEFAULTS.withMaxInFlight(1), new GatewayRules());
        small.gateway.see(Stage.MAP);
        Future<Result> first = small.gateway.submit(PUT);
        assertNothingHappened(Result.Reason.OVERLOADED, small.gateway.submit(PUT));
        small.assertSends(1);
        small.last().done(CREATED);
        assertTrue(first.isComplete());
        assertPending(small.gateway.submit(PUT));
    }

    @Test
    void noIdIsSentAgainLaterThanHalfTheHorizon() {
        long half = GatewaySettings.Ids.DEFAULTS.retryTime();
        Future<Result> end = stage.gateway.submit(PUT.within(2 * half));
        stage.pass(half + LONGEST_ATTEMPT);
        int sends = stage.sends.size();
        assertTrue(stage.last().at() <= stage.send(0).at() + half);
        stage.pass(half - LONGEST_ATTEMPT);
        stage.assertSends(sends);
        assertUnknown(end);
    }

    @Test
    void anAnswerAfterTheEndChangesNothing() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(TIMEOUT);
        stage.sends.forEach(send -> send.done(CREATED));
        assertUnknown(end);
        assertEquals(0, stage.gateway.inFlight());
        assertEquals(0, stage.timing.timers());
    }

    @Test
    void nothingIsSentAfterTheDeadlineByAProcessThatWasFrozen() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.timing.freeze(2 * TIMEOUT);
        stage.assertSends(1);
        assertUnknown(end);
    }
}
