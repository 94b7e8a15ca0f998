package io.trivet.gateway;

import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.REFUSED;
import static io.trivet.gateway.Stage.assertEndsWith;
import static io.trivet.gateway.Stage.assertNothingHappened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.gateway.Result.Reason;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Performed;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientIdTest {
    private static final GatewaySettings.Ids IDS = GatewaySettings.Ids.DEFAULTS;

    private final Stage stage = new Stage();

    private Future<Result> submitMadeAt(long offset) {
        return stage.gateway.submit(PUT.under(OperationId.of(stage.timing.wallClock() + offset, 3, 4)));
    }

    @Test
    void itsVeryFirstSendIsMarked() {
        Future<Result> end = submitMadeAt(0);
        stage.last().assertIs(0, true, false);
        stage.last().done(REFUSED);
        assertEndsWith(REFUSED, end);
    }

    @Test
    void oneThatIsNoVersion7IsRefused() {
        OperationId version4 = OperationId.of(UUID.fromString("8c1d6b1e-5c0f-4c5e-9d43-0d2c52f8a001"));
        assertNothingHappened(Reason.ID_NOT_VERSION_7, stage.gateway.submit(PUT.under(version4)));
        stage.assertSends(0);
    }

    @Test
    void oneTooFarAheadIsRefused() {
        assertNothingHappened(Reason.ID_FROM_THE_FUTURE, submitMadeAt(IDS.clientLead() + 1));
        stage.assertSends(0);
        submitMadeAt(IDS.clientLead());
        stage.assertSends(1);
    }

    @Test
    void oneOlderThanHalfTheHorizonIsRefused() {
        assertNothingHappened(Reason.ID_TOO_OLD, submitMadeAt(-IDS.retryTime() - 1));
        stage.assertSends(0);
        submitMadeAt(-IDS.retryTime());
        stage.assertSends(1);
    }

    @Test
    void oneIsMeasuredByTheIdClockAndNotByTheWallClock() {
        stage.gateway.submit(PUT);
        long told = stage.timing.wallClock() + 100_000;
        stage.last().answer().complete(new Performed(new Outcome.Done(Stage.CREATED), told));
        submitMadeAt(100_000 + IDS.clientLead());
        stage.assertSends(2);
        assertNothingHappened(Reason.ID_TOO_OLD, submitMadeAt(0));
    }

    @Test
    void itsAgeCountsForHowLongItIsSentAgain() {
        Future<Result> end = submitMadeAt(-IDS.retryTime() + 1);
        stage.pass(Stage.TIMEOUT);
        stage.assertSends(1);
        Stage.assertUnknown(end);
    }

    @Test
    void oneSubmittedTwiceAtOnceIsCountedTwice() {
        OperationId id = OperationId.of(stage.timing.wallClock(), 1, 1);
        stage.gateway.submit(PUT.under(id));
        stage.gateway.submit(PUT.under(id));
        assertEquals(2, stage.gateway.inFlight());
        stage.send(0).done(Stage.CREATED);
        assertEquals(1, stage.gateway.inFlight());
        stage.gateway.submit(PUT);
        assertEquals(id, stage.last().message().operation().answeredBelow());
        assertTrue(stage.last().id().isAbove(id));
    }
}
