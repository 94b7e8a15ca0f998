package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Clerks.Patient;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes and goes while desks talk: sessions, their own and others'. */
class SessionsTest {
    private final Town town = new Town(1);
    private final House here = town.house("w1");
    private final House there = town.house("w2");
    private final Patient patient = new Patient();
    private final Seat asker = here.seat("lane0", patient);

    @Test
    void withoutASessionAQuestionIsNotSent() {
        Seat other = there.seat("lane0", Clerks::answers);
        here.disconnect();
        Future<Response> answer = asker.ask(other, new Question.Ping());
        town.pass(10);

        assertInstanceOf(NotSent.class, answer.cause());
        assertEquals(0, town.parcels.size());
        assertEquals(0, asker.desk().pending());
    }

    @Test
    void whoWaitsForASessionThatIsOverHearsSoAtOnce() {
        House third = town.house("w3");
        Future<Response> gone = asker.ask(there.seat("lane0", Clerks::isSilent), new Question.Ping());
        Future<Response> other = asker.ask(third.seat("lane0", Clerks::isSilent), new Question.Ping());
        town.pass(10);
        here.desks.forget("w2", there.session());
        town.pass(1);

        assertInstanceOf(NoAnswer.class, gone.cause());
        assertFalse(other.isComplete());
        assertEquals(1, asker.desk().pending());
    }

    @Test
    void whenTheOwnSessionIsOverOnlyDesksOfThisProcessCanStillAnswer() {
        Patient neighbour = new Patient();
        here.seat("lane1", neighbour);
        Future<Response> far = asker.ask(there.seat("lane0", Clerks::isSilent), new Question.Ping());
        Future<Response> near = asker.ask(Topics.here("lane1"), new Question.Ping());
        town.pass(10);
        here.leave();
        town.pass(1);
        neighbour.answers.get(0).complete(new Response.Ok());
        town.pass(1);

        assertInstanceOf(NoAnswer.class, far.cause());
        assertTrue(near.succeeded());
    }

    @Test
    void anAnswerGoesToTheSessionThatAsked() {
        Seat other = there.seat("lane0", patient);
        asker.ask(other, new Question.Ping());
        town.pass(10);
        here.leave();
        here.join("s2");
        patient.answers.get(0).complete(new Response.Ok());
        town.pass(10);

        assertEquals(List.of(other.address(), Topics.inbox("w1", "s1", "lane0")), town.addresses);
        assertEquals(Topics.inbox("w1", "s2", "lane0"), asker.address());
    }

    @Test
    void inANewSessionQuestionsAreAskedAnew() {
        Seat other = there.seat("lane0", patient);
        here.leave();
        here.join("s2");
        asker.ask(other, new Question.Ping());
        town.pass(10);

        assertEquals(Topics.inbox("w1", "s2", "lane0"), patient.senders.get(0).address());
    }
}
