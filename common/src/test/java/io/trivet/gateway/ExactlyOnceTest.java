package io.trivet.gateway;

import static io.trivet.gateway.Stage.CREATED;
import static io.trivet.gateway.Stage.GET;
import static io.trivet.gateway.Stage.LONGEST_ATTEMPT;
import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.REFUSED;
import static io.trivet.gateway.Stage.TAKEOVER_ATTEMPT;
import static io.trivet.gateway.Stage.assertEndsWith;
import static io.trivet.gateway.Stage.assertPending;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trivet.register.message.Outcome;
import io.vertx.core.Future;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is marked, what is passed on, and what counts as never sent. */
class ExactlyOnceTest {
    private final Stage stage = new Stage();

    @Test
    void theFirstSendGoesUnmarkedToThePrimary() {
        stage.gateway.submit(PUT);
        stage.last().assertIs(0, false, false);
    }

    @Test
    void aSendIsMarkedWhenAnEarlierOneIsUnanswered() {
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().assertIs(1, true, true);
        assertEquals(stage.send(0).id(), stage.send(1).id());
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.Reason.class,
            names = {"NOT_LEADER", "STALE_MAP", "OVERLOADED", "LATE"})
    void aSendThatWasNotTakenDoesNotCountForMarking(Outcome.Reason reason) {
        stage.gateway.submit(PUT);
        stage.last().notTaken(reason);
        stage.pass(GatewaySettings.DEFAULTS.mapFetchTimeout());
        assertFalse(stage.send(1).message().marked());
    }

    @Test
    void aSendIsUnmarkedAgainOnceAllEarlierOnesWereNotTaken() {
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(0).notLeader(1);
        stage.send(1).notLeader(2);
        stage.last().assertIs(2, false, false);
    }

    @Test
    void aFailedSendCountsAsUnanswered() {
        stage.gateway.submit(PUT);
        stage.last().fail(new IllegalStateException("connection lost"));
        stage.last().assertIs(1, true, true);
    }

    @Test
    void aSendThatNeverLeftDoesNotCountForMarking() {
        stage.gateway.submit(PUT);
        stage.last().fail(new NeverSent("no connection"));
        stage.last().assertIs(1, false, true);
    }

    @Test
    void anUnknownOutcomeCountsAsUnansweredFromThenOn() {
        stage.gateway.submit(PUT);
        stage.last().answer(new Outcome.Unknown());
        stage.last().assertIs(0, true, false);
    }

    @Test
    void aDeclineOfTheOnlySendIsPassedOn() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().done(REFUSED);
        assertEndsWith(REFUSED, end);
    }

    @Test
    void aDeclineOfAnUnmarkedSendWaitsForTheMarkedOne() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(0).done(REFUSED);
        assertPending(end);
        stage.send(1).done(CREATED);
        assertEndsWith(CREATED, end);
    }

    @Test
    void aDeclineThatWasHeldBackKeepsLaterSendsMarked() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(0).done(REFUSED);
        stage.send(1).notLeader(2);
        stage.last().assertIs(2, true, false);
        assertPending(end);
        stage.last().done(REFUSED);
        assertEndsWith(REFUSED, end);
    }

    @Test
    void aDeclineOfAMarkedSendIsPassedOn() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(1).done(REFUSED);
        assertEndsWith(REFUSED, end);
    }

    @Test
    void aDeclineIsPassedOnWhenTheOtherSendWasNotTaken() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(1).notTaken(Outcome.Reason.OVERLOADED);
        stage.send(0).done(REFUSED);
        assertEndsWith(REFUSED, end);
    }

    @Test
    void aSuccessOfAnySendIsPassedOn() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT + TAKEOVER_ATTEMPT);
        stage.assertSends(3);
        stage.send(0).done(CREATED);
        assertEndsWith(CREATED, end);
        assertEquals(0, ((Result.Happened) end.result()).worker());
        assertEquals(0, stage.timing.timers());
    }

    @Test
    void aReadIsAnsweredByAnySend() {
        Future<Result> end = stage.gateway.submit(GET);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(0).answer(new Outcome.Found(Optional.empty()));
        assertInstanceOf(Result.Found.class, end.result());
    }

    @Test
    void aSwitchedOffRuleIsAMutant() {
        Stage mutant = new Stage(GatewaySettings.DEFAULTS, new GatewayRules() {
            @Override
            public boolean marks(boolean clientId, boolean earlierOpen) {
                return false;
            }
        });
        mutant.gateway.see(Stage.MAP);
        mutant.gateway.submit(PUT);
        mutant.pass(LONGEST_ATTEMPT);
        mutant.last().assertIs(1, false, true);
    }

    @Test
    void everySendTellsTheOldestIdThatIsStillWaitedFor() {
        stage.gateway.submit(PUT);
        stage.gateway.submit(PUT);
        assertEquals(stage.send(0).id(), stage.send(1).message().operation().answeredBelow());
        stage.send(0).done(CREATED);
        stage.gateway.submit(PUT);
        assertEquals(stage.send(1).id(), stage.send(2).message().operation().answeredBelow());
    }
}
