package io.trivet.gateway;

import static io.trivet.gateway.Stage.CREATED;
import static io.trivet.gateway.Stage.LONGEST_ATTEMPT;
import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.assertEndsWith;
import static io.trivet.gateway.Stage.assertNothingHappened;
import static io.trivet.gateway.Stage.assertPending;
import static io.trivet.gateway.Stage.assertUnknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.message.Outcome;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

/** Ids that a worker does not take. */
class TooOldTest {
    private final Stage stage = new Stage();
    private final OperationId newest = OperationId.of(stage.timing.wallClock() + 5_000, 0, 0);

    @Test
    void anOperationThatWasNeverTakenGetsANewIdAboveTheOneNamed() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().notLeader(1);
        stage.last().tooOld(newest);
        stage.last().assertIs(1, false, false);
        assertTrue(stage.last().id().isAbove(newest));
        stage.last().done(CREATED);
        assertEquals(stage.last().id(), end.result().id());
    }

    @Test
    void laterOperationsAreNotBehindTheIdNamed() {
        stage.gateway.submit(PUT);
        stage.last().tooOld(newest);
        stage.gateway.submit(PUT);
        assertTrue(stage.last().id().isAbove(newest));
    }

    @Test
    void withAnotherSendOpenTheOutcomeIsUnknownAfterOneMoreAttemptTime() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(1).tooOld(newest);
        assertPending(end);
        stage.pass(LONGEST_ATTEMPT);
        assertUnknown(end);
        stage.assertSends(2);
    }

    @Test
    void meanwhileTheOtherSendMayStillBeAnswered() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(1).tooOld(newest);
        stage.send(0).done(CREATED);
        assertEndsWith(CREATED, end);
    }

    @Test
    void whenTheOtherSendTurnsOutNotTakenTheOperationGetsANewId() {
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.send(1).tooOld(newest);
        stage.send(0).tooOld(newest);
        stage.pass(LONGEST_ATTEMPT);
        stage.assertSends(3);
        assertTrue(stage.last().id().isAbove(newest));
        stage.last().assertIs(1, false, false);
    }

    @Test
    void afterAnUnknownOutcomeTheIdIsKeptAndTheOutcomeIsUnknown() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().answer(new Outcome.Unknown());
        stage.last().tooOld(newest);
        assertUnknown(end);
    }

    @Test
    void aClientsIdIsNeverReplaced() {
        Future<Result> end = stage.gateway.submit(PUT.under(OperationId.of(stage.timing.wallClock(), 1, 2)));
        stage.last().tooOld(newest);
        assertUnknown(end);
        stage.assertSends(1);
    }

    @Test
    void newIdsInCirclesArePaced() {
        stage.gateway.submit(PUT);
        for (int i = 0; i <= GatewaySettings.Pauses.DEFAULTS.atOnce(); i++) {
            stage.last().tooOld(stage.last().id());
        }
        stage.assertSends(GatewaySettings.Pauses.DEFAULTS.atOnce() + 1);
        stage.pass(GatewaySettings.Pauses.DEFAULTS.shortest());
        stage.assertSends(GatewaySettings.Pauses.DEFAULTS.atOnce() + 2);
    }

    @Test
    void anIdFromTheFutureEndsTheOperation() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().notTaken(Outcome.Reason.FROM_THE_FUTURE);
        assertNothingHappened(Result.Reason.ID_FROM_THE_FUTURE, end);
    }

    @Test
    void anIdFromTheFutureIsUnknownWhileAnotherSendIsOpen() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().notTaken(Outcome.Reason.FROM_THE_FUTURE);
        assertUnknown(end);
    }

    @Test
    void aReadMayAlwaysTakeANewId() {
        stage.gateway.submit(Stage.GET);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().tooOld(newest);
        stage.last().assertIs(1, false, false);
        assertTrue(stage.last().id().isAbove(newest));
    }
}
