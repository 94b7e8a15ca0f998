package io.trivet.gateway;

import static io.trivet.gateway.Stage.CREATED;
import static io.trivet.gateway.Stage.LONGEST_ATTEMPT;
import static io.trivet.gateway.Stage.PUT;
import static io.trivet.gateway.Stage.TAKEOVER_ATTEMPT;
import static io.trivet.gateway.Stage.assertEndsWith;
import static io.trivet.gateway.Stage.assertNothingHappened;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTheLeaderTest {
    private final Stage stage = new Stage();

    @Test
    void aHintIsFollowedAtOnce() {
        Future<Result> end = stage.gateway.submit(PUT);
        stage.last().notLeader(2);
        stage.last().assertIs(2, false, false);
        stage.last().done(CREATED);
        assertEndsWith(CREATED, end);
        assertEquals(2, stage.workerAskedFirst());
    }

    @Test
    void aHeartbeatGivesWayOnlyToAHigherBallot() {
        stage.heardThatLeads(1, 5);
        assertEquals(1, stage.workerAskedFirst());
        stage.heardThatLeads(2, 4);
        assertEquals(1, stage.workerAskedFirst());
        stage.heardThatLeads(2, 6);
        assertEquals(2, stage.workerAskedFirst());
    }

    @Test
    void withoutAHintThePrimaryIsAskedAndThenTheNextVoterIsToTakeOver() {
        stage.heardThatLeads(2, 1);
        stage.gateway.submit(PUT);
        stage.last().notLeader(NotTaken.NO_HINT);
        stage.last().assertIs(0, false, false);
        stage.last().notLeader(NotTaken.NO_HINT);
        stage.last().assertIs(1, false, true);
    }

    @Test
    void aWorkerThatPointsAtItselfGivesNoHint() {
        stage.gateway.submit(PUT);
        stage.last().notLeader(0);
        stage.last().assertIs(1, false, true);
    }

    @Test
    void votersAreAskedInTurn() {
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT + 2 * TAKEOVER_ATTEMPT);
        assertEquals(
                List.of(0, 1, 2, 0),
                stage.sends.stream().map(Stage.Send::worker).toList());
        stage.send(1).assertIs(1, true, true);
        stage.send(2).assertIs(2, true, true);
        stage.send(3).assertIs(0, true, false);
    }

    @Test
    void aLeaderHeardOfMeanwhileIsAskedInsteadOfTheNextVoter() {
        stage.gateway.submit(PUT);
        stage.heardThatLeads(2, 1);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().assertIs(2, true, false);
    }

    @Test
    void whoHasServedIsAskedFirstNextTime() {
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().done(CREATED);
        assertEquals(1, stage.workerAskedFirst());
    }

    @Test
    void aStaleMapIsFetchedAndTheOperationSentAgain() {
        stage.gateway.submit(PUT);
        stage.last().notTaken(Outcome.Reason.STALE_MAP);
        stage.assertSends(1);
        stage.mapQuestions.get(0).complete(newer(1));
        stage.last().assertIs(1, false, false);
        assertEquals(2, stage.last().message().mapVersion());
    }

    @Test
    void aMapThatCannotBeHadDelaysAnOperationOnly() {
        stage.gateway.submit(PUT);
        stage.last().notTaken(Outcome.Reason.STALE_MAP);
        stage.pass(GatewaySettings.DEFAULTS.mapFetchTimeout());
        stage.assertSends(2);
    }

    @Test
    void oneQuestionForTheMapServesAllWhoWait() {
        stage.gateway.submit(PUT);
        stage.gateway.submit(PUT);
        stage.send(0).notTaken(Outcome.Reason.STALE_MAP);
        stage.send(1).notTaken(Outcome.Reason.STALE_MAP);
        assertEquals(1, stage.mapQuestions.size());
        stage.gateway.see(newer(1));
        stage.assertSends(4);
    }

    @Test
    void aHintThatIsNoMemberMeansThatTheMapIsStale() {
        stage.gateway.submit(PUT);
        stage.last().notLeader(3);
        stage.assertSends(1);
        assertEquals(1, stage.mapQuestions.size());
        PartitionConfig joint = PartitionConfig.of(1, WorkerSet.of(0, 1, 2)).begin(WorkerSet.of(1, 2, 3));
        stage.mapQuestions.get(0).complete(Stage.MAP.withPartition(0, joint, 0));
        stage.last().assertIs(3, false, false);
    }

    @Test
    void onlyVotersAreAskedToTakeOver() {
        PartitionConfig joint = PartitionConfig.of(1, WorkerSet.of(0, 1, 2)).begin(WorkerSet.of(1, 2, 3));
        stage.gateway.see(Stage.MAP.withPartition(0, joint, 2));
        stage.gateway.submit(PUT);
        stage.pass(LONGEST_ATTEMPT);
        stage.last().assertIs(0, true, true);
    }

    @Test
    void anOperationWaitsForTheFirstMap() {
        Stage empty = new Stage(GatewaySettings.DEFAULTS, new GatewayRules());
        Future<Result> end = empty.gateway.submit(PUT);
        empty.pass(1_000);
        empty.gateway.see(Stage.MAP);
        empty.pass(GatewaySettings.Pauses.DEFAULTS.longest());
        empty.last().done(CREATED);
        assertEndsWith(CREATED, end);
        assertEquals(0, empty.timing.timers());
    }

    @Test
    void withoutAMapNothingHappened() {
        Stage empty = new Stage(GatewaySettings.DEFAULTS, new GatewayRules());
        Future<Result> end = empty.gateway.submit(PUT);
        empty.pass(Stage.TIMEOUT);
        assertNothingHappened(Result.Reason.DEADLINE, end);
        assertTrue(empty.mapQuestions.size() < 20);
    }

    @Test
    void anOlderMapChangesNothing() {
        stage.gateway.see(newer(1));
        stage.gateway.see(Stage.MAP);
        assertEquals(1, stage.workerAskedFirst());
    }

    @Test
    void aHintThatIsNoMemberAnyMoreIsIgnored() {
        stage.heardThatLeads(2, 1);
        stage.gateway.see(Stage.MAP.withPartition(0, PartitionConfig.of(2, WorkerSet.of(0, 1, 3)), 1));
        assertEquals(1, stage.workerAskedFirst());
    }

    @Test
    void theSameBallotAgainPutsRightWhatALateDenialHasPutWrong() {
        stage.heardThatLeads(1, 5);
        stage.gateway.submit(PUT);
        stage.last().notLeader(2);
        stage.heardThatLeads(1, 5);
        assertEquals(1, stage.workerAskedFirst());
    }

    private static ClusterMap newer(int primary) {
        PartitionConfig config = Stage.MAP.assignment(0).config();
        return Stage.MAP.withPartition(0, config, primary);
    }
}
