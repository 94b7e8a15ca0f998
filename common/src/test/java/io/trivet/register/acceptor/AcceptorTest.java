package io.trivet.register.acceptor;

import static io.trivet.register.acceptor.Member.OTHER_SESSION;
import static io.trivet.register.acceptor.Member.P;
import static io.trivet.register.acceptor.Member.SESSION;
import static io.trivet.register.acceptor.Member.VOTER;
import static io.trivet.register.acceptor.Member.accepted;
import static io.trivet.register.acceptor.Member.entry;
import static io.trivet.register.acceptor.Member.purge;
import static io.trivet.register.acceptor.Member.read;
import static io.trivet.register.acceptor.Member.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.host.Store.Durable;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promises, accepts and questions within one epoch. */
class AcceptorTest {
    private static final Ballot LOW = Ballot.of(1, 1, 2);
    private static final Ballot MIDDLE = Ballot.of(1, 2, 2);
    private static final Ballot HIGH = Ballot.of(1, 3, 3);

    private final Member member = new Member();

    @BeforeEach
    void promiseTheMiddle() {
        assertEquals(new Answer.Promised(Ballot.NONE), member.prepare(MIDDLE, VOTER));
    }

    @Test
    void aPromiseIsDurableWithItsSessionAndConfig() {
        assertEquals(new Durable(MIDDLE, SESSION, Optional.of(VOTER)), member.durable());
    }

    @Test
    void aPromiseNamesTheBallotBefore() {
        assertEquals(new Answer.Promised(MIDDLE), member.prepare(HIGH, VOTER));
    }

    @Test
    void theSameBallotOfTheSameSessionGetsTheSameAnswer() {
        member.prepare(HIGH, VOTER);
        assertEquals(new Answer.Promised(MIDDLE), member.prepare(HIGH, VOTER));
    }

    @Test
    void theSameBallotOfAnotherSessionIsRefused() {
        assertEquals(refused(MIDDLE), member.prepare(MIDDLE, OTHER_SESSION, VOTER));
        member.restart();
        assertEquals(refused(MIDDLE), member.prepare(MIDDLE, OTHER_SESSION, VOTER));
        assertEquals(new Answer.Promised(Ballot.NONE), member.prepare(MIDDLE, SESSION, VOTER));
    }

    @Test
    void aLowerBallotIsRefused() {
        assertEquals(refused(MIDDLE), member.prepare(LOW, VOTER));
        assertEquals(refused(MIDDLE), member.accept(LOW, entry("k", LOW, "v")));
        assertEquals(Optional.empty(), member.stored("k"));
    }

    @Test
    void nothingBelowIsAcceptedFromTheMomentOfThePrepareOn() {
        member.store().hold();
        Future<Answer> promise = member.ask(new Request.Prepare(P, HIGH, SESSION, VOTER));
        assertFalse(promise.isComplete(), "a promise is told when it is durable");
        assertEquals(refused(HIGH), member.accept(MIDDLE, entry("k", MIDDLE, "v")));
        member.store().release();
        assertEquals(new Answer.Promised(MIDDLE), promise.result());
    }

    @Test
    void anAcceptTellsWhichRowsAreStored() {
        member.accept(MIDDLE, entry("k", MIDDLE, "v"));
        Entry older = entry("k", LOW, "older");
        assertEquals(accepted(false, true), member.accept(MIDDLE, older, entry("other", LOW, "v")));
        assertEquals(accepted(true), member.accept(MIDDLE, entry("k", MIDDLE, "v")), "a repeat");
        assertEquals(Optional.of(entry("k", MIDDLE, "v").row()), member.stored("k"));
    }

    @Test
    void anAcceptIsToldWhenItIsDurable() {
        member.store().hold();
        Future<Answer> answer = member.ask(new Request.Accept(P, MIDDLE, List.of(entry("k", MIDDLE, "v"))));
        assertFalse(answer.isComplete());
        member.store().release();
        assertEquals(accepted(true), answer.result());
    }

    @Test
    void anAcceptRaisesThePromiseWithoutASession() {
        assertEquals(accepted(true), member.accept(HIGH, entry("k", HIGH, "v")));
        assertEquals(new Durable(HIGH, Write.NO_SESSION, Optional.of(VOTER)), member.durable());
        assertEquals(refused(HIGH), member.accept(MIDDLE, entry("k", MIDDLE, "v")));
    }

    @Test
    void aPrepareOfABallotThatAnAcceptRaisedIsRefused() {
        member.accept(HIGH, entry("k", HIGH, "v"));
        assertEquals(refused(HIGH), member.prepare(HIGH, VOTER));
        assertTrue(member.acceptor().goesBy(HIGH));
    }

    @Test
    void onlyThePromisedBallotIsAnswered() {
        member.accept(MIDDLE, entry("k", MIDDLE, "v"));
        Answer found =
                new Answer.Rows(List.of(Optional.of(entry("k", MIDDLE, "v").row())));
        assertEquals(found, member.say(read(MIDDLE, "k")));
        assertTrue(member.acceptor().goesBy(MIDDLE));
        for (Ballot other : List.of(LOW, HIGH)) {
            assertFalse(member.acceptor().goesBy(other));
            for (Request question : questions(other)) {
                assertEquals(refused(MIDDLE), member.say(question));
            }
        }
        assertEquals(MIDDLE, member.acceptor().promise(), "a question raises nothing");
    }

    private static List<Request> questions(Ballot ballot) {
        return List.of(
                read(ballot, "k"),
                new Request.Digest(P, ballot),
                new Request.Fetch(P, ballot, Request.Fetch.ALL_BUCKETS, Bytes.EMPTY, 10));
    }

    @Test
    void noQuestionIsAnsweredWhenThePromiseMovedMeanwhile() {
        for (Request question : questions(MIDDLE)) {
            Member moved = new Member();
            moved.prepare(MIDDLE, VOTER);
            moved.store().hold();
            Future<Answer> answer = moved.ask(question);
            moved.ask(new Request.Prepare(P, HIGH, SESSION, VOTER));
            assertFalse(answer.isComplete());
            moved.store().release();
            assertEquals(refused(HIGH), answer.result());
        }
    }

    @Test
    void aBallotIsNotConfirmedBeforeItsPromiseIsDurable() {
        member.store().hold();
        member.ask(new Request.Prepare(P, HIGH, SESSION, VOTER));
        assertFalse(member.acceptor().goesBy(HIGH));
        member.store().release();
        assertTrue(member.acceptor().goesBy(HIGH));
    }

    @Test
    void onlyTheVeryStampIsPurgedAndOnlyForThePromisedBallot() {
        member.accept(MIDDLE, entry("k", MIDDLE, "v"));
        Stamp stamp = new Stamp(MIDDLE, 1);
        assertEquals(refused(MIDDLE), member.say(purge(LOW, "k", stamp)));
        assertEquals(refused(MIDDLE), member.say(purge(HIGH, "k", stamp)));
        assertEquals(new Answer.Purged(), member.say(purge(MIDDLE, "k", new Stamp(MIDDLE, 2))));
        assertTrue(member.stored("k").isPresent());
        assertEquals(new Answer.Purged(), member.say(purge(MIDDLE, "k", stamp)));
        assertEquals(Optional.empty(), member.stored("k"));
    }

    @Test
    void twoRowsOfOneStampEndEverythingButPromises() {
        member.accept(MIDDLE, entry("k", MIDDLE, "v"));
        assertEquals(refused(MIDDLE), member.accept(MIDDLE, entry("k", MIDDLE, "twin")));
        assertTrue(member.acceptor().isPoisoned());
        assertEquals(refused(MIDDLE), member.accept(MIDDLE, entry("other", MIDDLE, "v")));
        assertFalse(member.acceptor().goesBy(MIDDLE));
        assertEquals(refused(MIDDLE), member.say(read(MIDDLE, "k")));
        assertEquals(refused(MIDDLE), member.say(purge(MIDDLE, "k", new Stamp(MIDDLE, 1))));
        assertEquals(new Answer.Promised(MIDDLE), member.prepare(HIGH, VOTER));
        assertFalse(member.acceptor().goesBy(HIGH));
    }
}
