package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Clerks.Patient;
import io.trivet.bus.DeskCounters.Count;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Outcome.Reason;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    /** Six questions, four to one address; 10 kB unanswered; three addresses; four under way, of 20 kB. */
    private static final DeskSettings SMALL =
            new DeskSettings(6, 4, 10_000, 2_000, 3, 4, 20_000, new DeskSettings.Times(2, 50));

    private final Town town = new Town(1);
    private final Patient patient = new Patient();
    private final Seat asker = town.house("w1", SMALL).seat("lane0", Clerks::answers);
    private final House there = town.house("w2");

    @Test
    void questionsToOneAddressAreBounded() {
        Seat other = there.seat("lane0", patient);
        List<Future<Response>> answers = ask(6, other, new Question.Ping());

        assertEquals(2, notSent(answers));
        town.pass(10);
        patient.answers.get(0).complete(new Response.Ok());
        town.pass(10);
        assertFalse(asker.ask(other, new Question.Ping()).failed(), "an answer makes room");
    }

    @Test
    void questionsOfADeskAreBounded() {
        List<Future<Response>> answers = ask(3, there.seat("lane0", patient), new Question.Ping());
        answers.addAll(ask(4, there.seat("lane1", patient), new Question.Ping()));

        assertEquals(1, notSent(answers));
        assertEquals(6, asker.desk().pending());
    }

    @Test
    void rowsThatAreUnansweredAreBoundedAndLeaveRoomForQuestionsWithoutRows() {
        Seat other = there.seat("lane0", patient);
        ask(3, other, Clerks.accept(3_600));

        assertEquals(1, notSent(ask(1, other, Clerks.accept(1))));
        assertEquals(0, notSent(ask(1, other, Clerks.confirm())));
    }

    @Test
    void overTwiceAsManyBytesNothingIsSent() {
        Seat other = there.seat("lane0", patient);
        ask(1, other, Clerks.accept(25_000));

        assertEquals(1, notSent(ask(1, other, Clerks.confirm())));
    }

    @Test
    void anAnswerOrTheEndOfTheSessionMakesRoomForRows() {
        Seat other = there.seat("lane0", patient);
        ask(1, other, Clerks.accept(25_000));
        town.pass(10);
        patient.answers.get(0).complete(Clerks.answer(Clerks.accept(1)));
        town.pass(10);
        assertEquals(0, notSent(ask(1, other, Clerks.accept(25_000))));

        asker.desk().forget(other.address());
        assertEquals(0, notSent(ask(1, other, Clerks.accept(25_000))));
    }

    @Test
    void aPeerThatIsFrozenCostsNoMoreThanItsBound() {
        Seat other = there.seat("lane0", patient);
        other.time.pause(Long.MAX_VALUE / 2);
        for (int i = 0; i < 1_000; i++) {
            asker.desk().ask(other.address(), Clerks.accept(500), 10_000);
            town.pass(1);
        }
        long bytes = town.parcels.stream().mapToLong(parcel -> parcel.length()).sum();

        assertTrue(bytes < SMALL.unanswered() + 1_000, "bytes sent: " + bytes);
        assertEquals(0, notSent(ask(1, there.seat("lane1", patient), Clerks.accept(500))), "others are not concerned");
    }

    @Test
    void addressesAreBoundedAndIdleOnesMakeRoom() {
        for (int i = 0; i < 10; i++) {
            Future<Response> answer = asker.ask(there.seat("lane" + i, Clerks::answers), new Question.Ping());
            town.pass(10);
            assertTrue(answer.succeeded());
        }
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 10; i < 14; i++) {
            answers.addAll(ask(1, there.seat("lane" + i, Clerks::isSilent), new Question.Ping()));
        }
        assertEquals(1, notSent(answers));
    }

    @Test
    void questionsThatAreBeingAnsweredAreBoundedAndTheRestIsTurnedAwayAsItsKindAllows() {
        Seat busy = town.house("w3", SMALL).seat("lane0", patient);
        Seat gateway = there.seat("desk", Clerks::answers);
        for (int i = 0; i < 4; i++) {
            gateway.ask(busy, new Question.Ping());
        }
        Future<Response> operation = gateway.ask(busy, Clerks.put(gateway.time.now() + 500));
        Future<Response> member = gateway.ask(busy, Clerks.confirm());
        Future<Response> other = gateway.ask(busy, new Question.NewestMap());
        town.pass(10);

        Response.Operated operated = (Response.Operated) operation.result();
        assertEquals(NotTaken.because(Reason.OVERLOADED), operated.performed().outcome());
        assertFalse(member.isComplete());
        assertInstanceOf(PeerFailed.class, other.cause());
        assertEquals(3, busy.count(Count.OVERLOADED));
        assertEquals(4, patient.questions.size());
    }

    @Test
    void bytesThatAreBeingAnsweredAreBounded() {
        Seat busy = town.house("w3", SMALL).seat("lane0", patient);
        Seat leader = there.seat("lane0", Clerks::answers);
        for (int i = 0; i < 3; i++) {
            leader.ask(busy, Clerks.accept(9_000));
            town.pass(10);
        }
        assertEquals(2, patient.questions.size());

        patient.answers.forEach(answer -> answer.complete(Clerks.answer(Clerks.accept(1))));
        leader.ask(busy, Clerks.accept(9_000));
        town.pass(10);
        assertEquals(3, patient.questions.size());
    }

    @Test
    void answersToSomebodyWhoSaysNothingMoreAreBounded() {
        Seat server = town.house("w3", SMALL).seat("lane0", patient);
        Seat reader = there.seat("desk", Clerks::answers);
        for (int round = 0; round < 2; round++) {
            int before = patient.answers.size();
            for (int i = 0; i < 4; i++) {
                reader.ask(server, Clerks.stored("key"));
            }
            town.pass(10);
            Response large = new Response.Failed("x".repeat(9_000));
            patient.answers.subList(before, before + 4).forEach(answer -> answer.complete(large));
            town.pass(10);

            assertEquals(round + 1, server.count(Count.DROPPED), "three fit, and asking again makes room");
        }
    }

    private List<Future<Response>> ask(int times, Seat other, Question question) {
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(asker.ask(other, question));
        }
        return answers;
    }

    private static long notSent(List<Future<Response>> answers) {
        return answers.stream()
                .filter(answer -> answer.cause() instanceof NotSent)
                .count();
    }
}
