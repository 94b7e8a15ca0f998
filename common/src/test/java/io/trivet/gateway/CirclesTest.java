package io.trivet.gateway;

import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.TAKEOVER_ATTEMPT;

import io.trivet.register.message.Outcome.NotTaken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers 0 and 1 point at one another. */
class CirclesTest {
    private static final GatewaySettings.Pauses PAUSES = GatewaySettings.Pauses.DEFAULTS;

    private final Stage stage = new Stage();

    @BeforeEach
    void sendInCircles() {
        stage.gateway.submit(PUT);
        for (int i = 0; i <= PAUSES.atOnce(); i++) {
            stage.last().notLeader(stage.last().worker() == 0 ? 1 : 0);
        }
    }

    @Test
    void theyAreAskedAgainAfterAPauseAndToTakeOver() {
        stage.assertSends(PAUSES.atOnce() + 1);
        stage.pass(PAUSES.shortest());
        stage.last().assertIs(1, false, true);
    }

    @Test
    void aDenialWithoutAHintThenLeadsToTheNextVoter() {
        stage.pass(PAUSES.shortest());
        stage.last().notLeader(NotTaken.NO_HINT);
        stage.pass(PAUSES.longest());
        stage.last().assertIs(2, false, true);
    }

    @Test
    void anAttemptTimeIsPauseEnough() {
        stage.pass(PAUSES.shortest() + TAKEOVER_ATTEMPT);
        stage.last().notLeader(1);
        stage.last().assertIs(1, true, false);
    }
}
