package io.trivet.gateway;

import static io.trivet.gateway.Stage.CREATED;
import static io.trivet.gateway.Stage.LONGEST_ATTEMPT;
import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.TAKEOVER_ATTEMPT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SuspectsTest {
    private final Stage stage = new Stage();

    /** Worker 0 lets as many attempts time out as it takes, and heartbeats go on naming it as the leader. */
    private void makeSuspect() {
        for (int i = 0; i < GatewaySettings.Suspicion.DEFAULTS.after(); i++) {
            stage.gateway.submit(PUT);
        }
        stage.pass(LONGEST_ATTEMPT);
        for (int i = 0; i < GatewaySettings.Suspicion.DEFAULTS.after(); i++) {
            stage.send(GatewaySettings.Suspicion.DEFAULTS.after() + i).done(CREATED);
        }
        stage.heardThatLeads(0, 1);
    }

    @Test
    void operationsGoPastASuspectAtOnce() {
        makeSuspect();
        stage.gateway.submit(PUT);
        stage.last().assertIs(1, false, true);
    }

    @Test
    void oneOperationPerIntervalProbesASuspect() {
        makeSuspect();
        stage.pass(GatewaySettings.Suspicion.DEFAULTS.probeInterval());
        stage.gateway.submit(PUT);
        stage.last().assertIs(0, false, false);
        stage.gateway.submit(PUT);
        stage.last().assertIs(1, false, true);
    }

    @Test
    void anyAnswerClearsASuspectAlsoALateOne() {
        makeSuspect();
        stage.send(0).notLeader(1);
        assertEquals(0, stage.workerAskedFirst());
    }

    @Test
    void aHintIsFollowedToASuspect() {
        makeSuspect();
        stage.gateway.submit(PUT);
        stage.last().notLeader(0);
        stage.last().assertIs(0, false, false);
    }

    @Test
    void whenAllAreSuspectTheLeaderIsAsked() {
        for (int i = 0; i < GatewaySettings.Suspicion.DEFAULTS.after(); i++) {
            stage.gateway.submit(PUT);
        }
        stage.pass(LONGEST_ATTEMPT + 2 * TAKEOVER_ATTEMPT);
        stage.gateway.submit(PUT);
        stage.last().assertIs(0, false, false);
    }

    @Test
    void aSendThatFailsCountsAsOneThatTimedOut() {
        for (int i = 0; i < GatewaySettings.Suspicion.DEFAULTS.after(); i++) {
            stage.gateway.submit(PUT);
            stage.last().fail(new NeverSent("no connection"));
        }
        stage.gateway.submit(PUT);
        stage.last().assertIs(1, false, true);
    }

    @Test
    void takeoversAreNotAskedOfSuspects() {
        Suspects suspects = new Suspects(new GatewaySettings.Suspicion(1, 1_000), stage.timing);
        Maps maps = new Maps(stage.timing, stage, 1_000);
        maps.see(Stage.MAP);
        Routing routing = new Routing(maps, suspects);
        assertEquals(new Route(1, true), routing.past(0, 0));
        suspects.timedOut(1);
        assertEquals(new Route(2, true), routing.past(0, 0));
        suspects.timedOut(2);
        assertEquals(new Route(1, true), routing.past(0, 0));
    }
}
