package io.trivet.register;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Peers;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    private static final int LEADER = 2;
    private static final long LIMIT = Settings.DEFAULT.times().askLimit();
    private static final Answer LEADS = new Answer.Leads(Ballot.of(1, 1, LEADER));

    private final HandTiming timing = new HandTiming();
    private final Promise<Answer> firstWord = Promise.promise();
    private final Promise<Answer> proof = Promise.promise();

    private final Peers peers = new Peers() {
        @Override
        public Future<Answer> ask(int worker, Request request) {
            return ((Request.Leading) request).proven() ? proof.future() : firstWord.future();
        }

        @Override
        public boolean isAway(int worker) {
            return away;
        }
    };
    private boolean away;

    private Future<Boolean> begun() {
        return new Challenge(Fakes.host(1, peers, timing, Settings.DEFAULT), 0, LEADER).met();
    }

    @Test
    void whoIsKnownToBeAwayIsReplacedAtOnce() {
        away = true;
        assertFalse(begun().result());
    }

    @Test
    void whoProvesItselfGoesOn() {
        Future<Boolean> met = begun();
        proof.complete(LEADS);
        assertTrue(met.result());
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() {
        Future<Boolean> met = begun();
        timing.pass(LIMIT - 1);
        assertFalse(met.isComplete());
        timing.pass(1);
        assertFalse(met.result());
    }

    @Test
    void whoHasMuchToDoIsGivenTime() {
        Future<Boolean> met = begun();
        timing.pass(LIMIT / 2);
        firstWord.complete(LEADS);
        timing.pass(2 * LIMIT);
        assertFalse(met.isComplete());
        proof.complete(LEADS);
        assertTrue(met.result());
    }

    @Test
    void butNotForEver() {
        Future<Boolean> met = begun();
        firstWord.complete(LEADS);
        timing.pass(4 * LIMIT);
        assertFalse(met.isComplete());
        timing.pass(LIMIT);
        assertFalse(met.result());
    }

    @Test
    void aWordThatComesLateChangesNothing() {
        Future<Boolean> met = begun();
        timing.pass(LIMIT);
        firstWord.complete(LEADS);
        proof.complete(LEADS);
        assertFalse(met.result());
    }

    @Test
    void whoSaysThatItDoesNotLeadIsReplacedAtOnce() {
        Future<Boolean> met = begun();
        firstWord.complete(new Answer.LeadsNot());
        assertFalse(met.result());
    }

    @Test
    void whoCannotProveItIsReplacedAtOnce() {
        Future<Boolean> met = begun();
        firstWord.complete(LEADS);
        proof.complete(new Answer.LeadsNot());
        assertFalse(met.result());
    }
}
