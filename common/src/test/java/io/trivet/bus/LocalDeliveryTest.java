package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Clerks.Patient;
import io.trivet.bus.DeskCounters.Count;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;

class LocalDeliveryTest {
    private final Town town = new Town(1);
    private final House house = town.house("w1");
    private final Patient patient = new Patient();
    private final Seat asker = house.seat("desk", Clerks::answers);
    private final Seat lane = house.seat("lane0", patient);

    @Test
    void aDeskOfTheSameProcessGetsTheVeryObjects() {
        Question question = Clerks.accept(10);
        Future<Response> answer = asker.ask(Topics.here("lane0"), question);
        town.pass(1);
        Response response = Clerks.answer(question);
        patient.answers.get(0).complete(response);
        town.pass(1);

        assertSame(question, patient.questions.get(0));
        assertSame(response, answer.result());
        assertEquals(0, town.parcels.size());
    }

    @Test
    void itsAddressOnTheEventBusLeadsThereToo() {
        Future<Response> answer = asker.ask(lane, new Question.Ping());
        town.pass(1);
        patient.answers.get(0).complete(new Response.Ok());
        town.pass(1);

        assertTrue(answer.succeeded());
        assertEquals(0, town.parcels.size());
    }

    @Test
    void noSessionIsNeeded() {
        house.leave();
        town.pass(1);
        Future<Response> answer = asker.ask(Topics.here("desk"), new Question.Ping());
        town.pass(1);

        assertTrue(answer.succeeded());
    }

    @Test
    void aDeskThatAsksItselfIsAnsweredAtTheEndOfTheTurn() {
        Future<Response> answer = asker.ask(Topics.here("desk"), Clerks.stored("key"));
        assertEquals(0, asker.count(Count.QUESTIONS));
        town.pass(0);

        assertEquals(Clerks.found("key"), answer.result());
    }

    @Test
    void aDeskThatIsNotThereIsNotSentTo() {
        Future<Response> answer = asker.ask(Topics.here("lane7"), new Question.Ping());

        assertInstanceOf(NotSent.class, answer.cause());
    }

    @Test
    void theDeadlineOfAnOperationStays() {
        Question.Operate put = Clerks.put(asker.time.now() + 300);
        asker.ask(Topics.here("lane0"), put);
        town.pass(1);

        assertEquals(put, patient.questions.get(0));
    }

    @Test
    void whatALaneTookUpTooLateIsDropped() {
        lane.time.pause(town.time.now() + 500);
        asker.ask(Topics.here("lane0"), Clerks.put(asker.time.now() + 300));
        asker.ask(Topics.here("lane0"), Clerks.confirm());
        town.pass(600);

        assertEquals(1, patient.questions.size());
        assertEquals(1, lane.count(Count.LATE));
    }

    @Test
    void aLifeIsOnlyHeardOfInOtherProcesses() {
        Patient listener = new Patient();
        Seat gateway = house.seat("lane1", listener);
        Future<Response> answer = gateway.ask(Topics.here("desk"), new Question.Ping());
        town.pass(1);

        assertTrue(answer.succeeded());
        assertTrue(listener.heard.isEmpty());
    }
}
