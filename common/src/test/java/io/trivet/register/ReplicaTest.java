package io.trivet.register;

import static io.trivet.register.ReplicaStage.OTHER;
import static io.trivet.register.ReplicaStage.P;
import static io.trivet.register.ReplicaStage.SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Reply;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no leadership outlives its replica, and what becomes of operations when one ends. */
class ReplicaTest {
    private static final Settings.Times TIMES = Settings.DEFAULT.times();

    private final ReplicaStage stage = new ReplicaStage();
    private final HandTiming timing = stage.timing;

    private Future<Performed> put(String key, long id) {
        return stage.perform(key, id, new Action.Put(Bytes.utf8("v"), "text/plain", Action.FOREVER), false);
    }

    private void otherLeads() {
        stage.replicas.get(OTHER).lead(P);
        assertEquals(OTHER, stage.replicas.get(OTHER).leads().get(P).worker());
    }

    private static NotTaken notTaken(Future<Performed> performed) {
        return (NotTaken) performed.result().outcome();
    }

    private void assertLeadsNothingWhateverComes() {
        stage.asked.clear();
        stage.replica().lead(P);
        assertEquals(Reason.NOT_LEADER, notTaken(put("late", 90)).reason());
        assertEquals(
                Reason.NOT_LEADER,
                notTaken(stage.perform("late", 91, new Action.Get(), true)).reason());
        timing.pass(60_000);
        assertEquals(Map.of(), stage.replica().leads());
        assertTrue(stage.replica().leading(P).isEmpty());
        assertEquals(List.of(), stage.asked, "it asks nobody for anything");
    }

    @Test
    void whoeverIsAskedLeadsAndServes() {
        stage.open(SELF);
        Future<Performed> written = put("k", 1);
        timing.pass(10);
        Outcome.Done done = (Outcome.Done) written.result().outcome();
        assertEquals(Reply.Kind.CREATED, done.reply().kind());
        assertEquals(Map.of(P, Ballot.of(1, 1, SELF)), stage.replica().leads());
    }

    @Test
    void aReadIsConfirmedWhileItsKeyIsLearned() {
        stage.open(SELF);
        stage.replica().lead(P);
        stage.othersAreSilent = true;
        stage.asked.clear();
        Future<Performed> read = stage.perform("k", 1, new Action.Get(), false);
        timing.pass(1);
        assertFalse(read.isComplete());
        assertTrue(stage.asked.stream().anyMatch(request -> request instanceof Request.Read), "it is learned");
        assertTrue(stage.asked.stream().anyMatch(request -> request instanceof Request.Confirm), "and confirmed");
    }

    @Test
    void aClosedReplicaLeadsNothing() {
        stage.open(SELF);
        stage.replica().lead(P);
        assertEquals(1, stage.replica().leads().size());
        stage.replica().close("test");
        assertLeadsNothingWhateverComes();
        assertTrue(stage.replica().answer(new Request.Leading(P, true)).failed());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTakeoversQuestionThatOutlivesTheReplicaLeadsToNothing(boolean answered) {
        stage.open(OTHER);
        otherLeads();
        stage.othersAreSilent = true;
        Future<Performed> performed = stage.perform("k", 1, new Action.Get(), true);
        assertEquals(List.of(new Request.Leading(P, false), new Request.Leading(P, true)), stage.asked);
        stage.replica().close("test");
        stage.asked.clear();
        if (answered) {
            stage.byHand.get(0).complete(new Answer.LeadsNot());
        }
        timing.pass(TIMES.askLimit());
        assertFalse(performed.result().outcome() instanceof Outcome.Unknown);
        assertEquals(Outcome.NotTaken.NO_HINT, notTaken(performed).hint());
        assertEquals(List.of(), stage.asked);
        assertLeadsNothingWhateverComes();
    }

    @Test
    void aTakeoverGoesOnWhereTheReplicaIsOpen() {
        stage.open(OTHER);
        otherLeads();
        stage.othersAreSilent = true;
        stage.perform("k", 1, new Action.Get(), true);
        stage.byHand.get(0).complete(new Answer.LeadsNot());
        assertTrue(stage.asked.stream().anyMatch(request -> request instanceof Request.Prepare));
    }

    @Test
    void aPrimaryThatWaitsToLeadDoesNotOnceItIsClosed() {
        stage.open(SELF);
        stage.replica().close("test");
        assertLeadsNothingWhateverComes();
    }

    @Test
    void aPrimaryThatWaitsToLeadLeadsAfterwards() {
        stage.open(SELF);
        timing.pass(TIMES.askLimit() - 1);
        assertEquals(Map.of(), stage.replica().leads());
        timing.pass(1);
        assertEquals(1, stage.replica().leads().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStoreThatFailsWithTheFirstPrepareLeavesNoLeaderBehind(boolean byOperation) {
        stage.open(OTHER);
        stage.store.fail();
        if (byOperation) {
            assertEquals(
                    Outcome.NotTaken.NO_HINT,
                    notTaken(stage.perform("k", 1, new Action.Get(), true)).hint());
        } else {
            stage.replica().lead(P);
        }
        assertEquals(1, stage.asked.size(), "its own acceptor, and nobody after that");
        assertLeadsNothingWhateverComes();
    }

    @Test
    void aStoreThatIsLostWhileLeadingEndsTheLeadership() {
        stage.open(SELF);
        stage.replica().lead(P);
        assertTrue(put("k", 1).isComplete());
        stage.store.hold();
        stage.othersAreSilent = true;
        Future<Performed> begun = put("k", 2);
        assertFalse(begun.isComplete());
        stage.store.fail();
        stage.replica()
                .answer(new Request.Confirm(
                        List.of(new Request.Held(P, stage.replica().leads().get(P)))));
        assertEquals(new Outcome.Unknown(), begun.result().outcome());
        stage.store.release();
        assertLeadsNothingWhateverComes();
    }

    @Test
    void aConfirmationSaysWhatIsPromisedWhenTheFenceHasBeenSeen() {
        stage.open(OTHER);
        otherLeads();
        Ballot led = stage.replicas.get(OTHER).leads().get(P);
        Ballot higher = Ballot.of(led.epoch(), 9, 3);
        Request confirm = new Request.Confirm(List.of(new Request.Held(P, led), new Request.Held(P + 1, Ballot.NONE)));
        assertEquals(
                new Answer.Confirmed(List.of()), stage.replica().answer(confirm).result());
        stage.store.hold();
        Future<Answer> late = stage.replica().answer(confirm);
        stage.replica()
                .answer(new Request.Prepare(
                        P, higher, 1, Fakes.map(OTHER).assignment(P).config()));
        assertFalse(late.isComplete());
        stage.store.release();
        assertEquals(new Answer.Confirmed(List.of(new Request.Held(P, higher))), late.result());
    }

    @Test
    void aLeaderThatYieldsFinishesWhatItBeganAndSendsTheRestOn() {
        stage.open(SELF);
        stage.replica().lead(P);
        assertTrue(put("known", 1).isComplete());
        stage.othersAreSilent = true;
        Future<Performed> begun = put("known", 2);
        Future<Void> yielded = stage.replica().yield(P, OTHER);
        Future<Performed> queued = put("known", 3);
        Future<Performed> other = put("other", 4);
        assertFalse(yielded.isComplete() || begun.isComplete() || queued.isComplete() || other.isComplete());
        stage.othersAreSilent = false;
        timing.pass(TIMES.resend());
        assertTrue(yielded.succeeded());
        assertEquals(
                Reply.Kind.REPLACED,
                ((Outcome.Done) begun.result().outcome()).reply().kind());
        assertEquals(NotTaken.notLeader(OTHER), queued.result().outcome());
        assertEquals(NotTaken.notLeader(OTHER), other.result().outcome());
        assertEquals(Map.of(), stage.replica().leads());
    }

    @Test
    void whoComesAfterAYieldIsSentToTheHeir() {
        stage.open(SELF);
        stage.replica().lead(P);
        assertTrue(put("known", 1).isComplete());
        assertTrue(stage.replica().yield(P, OTHER).succeeded());
        Future<Performed> late = put("known", 2);
        assertEquals(NotTaken.notLeader(OTHER), late.result().outcome());
        assertEquals(Map.of(), stage.replica().leads());
    }

    @Test
    void aYieldThatCannotFinishIsGivenUpAndTheLeaderGoesOn() {
        stage.open(SELF);
        stage.replica().lead(P);
        assertTrue(put("known", 1).isComplete());
        stage.othersAreSilent = true;
        Future<Performed> begun = put("known", 2);
        Future<Void> yielded = stage.replica().yield(P, OTHER);
        timing.pass(TIMES.prepareLimit());
        assertTrue(yielded.failed());
        stage.othersAreSilent = false;
        timing.pass(TIMES.resendMost());
        assertTrue(begun.result().outcome() instanceof Outcome.Done);
        assertEquals(1, stage.replica().leads().size());
    }
}
