package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Clerks.Patient;
import io.trivet.bus.DeskCounters.Count;
import io.trivet.register.Life;
import io.trivet.register.message.Answer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final Town town = new Town(1);
    private final House here = town.house("w1");
    private final House there = town.house("w2");
    private final Patient patient = new Patient();
    private final Seat asker = here.seat("lane0", patient);

    // ---------------------------------------------------------------- parcels

    @Test
    void allThatIsSaidInOneTurnTravelsAsOneParcelEachWay() {
        Seat other = there.seat("lane0", Clerks::answers);
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(asker.ask(other, Clerks.stored("key" + i)));
        }
        town.pass(10);

        for (int i = 0; i < 100; i++) {
            assertEquals(Clerks.found("key" + i), answers.get(i).result());
        }
        assertEquals(2, town.parcels.size());
        assertEquals(1, other.count(Count.PARCELS_RECEIVED));
        assertEquals(town.parcels.get(0).length(), other.count(Count.BYTES_RECEIVED));
    }

    @Test
    void aTurnOfManyBytesMakesSeveralParcels() {
        Seat other = there.seat("lane0", Clerks::answers);
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(asker.ask(other, Clerks.accept(100_000)));
        }
        town.pass(10);

        assertTrue(answers.stream().allMatch(Future::succeeded));
        assertEquals(3, other.count(Count.PARCELS_RECEIVED));
    }

    @Test
    void eachParcelSaysHowItsSenderStands() {
        Life life = new Life(new UUID(1, 2), 3, 4, 5, 6);
        Standing standing = new Standing(Optional.of(life), 7);
        asker.standing = () -> standing;
        there.seat("lane0", patient);
        asker.ask(there.address("lane0"), new Question.Ping());
        town.pass(10);

        assertEquals(List.of(new Sender(asker.address(), standing)), patient.senders);
    }

    @Test
    void whoAnswersIsHeardBeforeItsAnswers() {
        Life life = new Life(new UUID(1, 2), 3, 4, 5, 6);
        Seat other = there.seat("lane0", Clerks::answers);
        Standing standing = new Standing(Optional.of(life), 7);
        other.standing = () -> standing;
        List<Integer> heard = new ArrayList<>();
        asker.ask(other, new Question.Ping()).onSuccess(ok -> heard.add(patient.heard.size()));
        other.ask(asker, new Question.Ping());
        town.pass(10);

        assertEquals(List.of(1), heard);
        assertEquals(List.of(new Sender(other.address(), standing)), patient.heard);
    }

    // ---------------------------------------------------------------- answers that do not come

    @Test
    void aQuestionThatIsNotAnsweredFailsAtItsLimitAndAnAnswerAfterThatIsStray() {
        Seat other = there.seat("lane0", patient);
        Future<Response> answer = asker.ask(other, new Question.Ping());
        town.pass(Seat.LIMIT - 1);
        assertFalse(answer.isComplete());
        town.pass(DeskSettings.DEFAULT.times().sweep() + 1);
        assertInstanceOf(NoAnswer.class, answer.cause());

        patient.answers.get(0).complete(new Response.Ok());
        town.pass(10);

        assertEquals(1, asker.count(Count.STRAY));
        assertEquals(1, asker.count(Count.UNANSWERED));
    }

    @Test
    void noTimerRunsWhileNothingIsAsked() {
        Seat other = there.seat("lane0", Clerks::answers);
        asker.ask(other, new Question.Ping());
        town.pass(Seat.LIMIT);

        assertEquals(0, town.time.waiting());
    }

    @Test
    void aDeskThatHasNoAnswerSaysWhy() {
        Seat other = there.seat("lane0", Clerks::fails);
        Future<Response> answer = asker.ask(other, new Question.NewestMap());
        town.pass(10);

        assertInstanceOf(PeerFailed.class, answer.cause());
        assertEquals("the store is away", answer.cause().getMessage());
    }

    /** It may not be the member that was asked any more: no answer is the only thing that is always true. */
    @Test
    void aMemberThatHasNoAnswerSaysNothing() {
        Seat other = there.seat("lane0", Clerks::fails);
        Future<Response> answer = asker.ask(other, Clerks.confirm());
        town.pass(10);

        assertFalse(answer.isComplete());
        assertEquals(1, other.count(Count.FAILED));
        assertEquals(1, town.parcels.size());
    }

    @Test
    void anAnswerToAnotherQuestionIsStray() {
        Seat other = there.seat("lane0", patient);
        Future<Response> map = asker.ask(other, new Question.NewestMap());
        Future<Response> accepted = asker.ask(other, Clerks.accept(1));
        town.pass(10);
        patient.answers.get(0).complete(new Response.Ok());
        patient.answers.get(1).complete(new Response.OfMember(new Answer.Accepted(List.of())));
        town.pass(10);

        assertFalse(map.isComplete() || accepted.isComplete());
        assertEquals(2, asker.count(Count.STRAY));
    }

    @Test
    void anAnswerFromElsewhereIsStray() {
        Seat other = there.seat("lane0", Clerks::isSilent);
        Future<Response> answer = asker.ask(other, new Question.Ping());
        Sender stranger = new Sender(Topics.inbox("w3", "s1", "lane0"), Standing.NONE);
        Parcel forged = new Parcel(stranger, 1, List.of(new Parcel.Answered(1, new Response.Ok())));
        asker.desk().receive(ParcelCodecTest.seal(forged));

        assertFalse(answer.isComplete());
        assertEquals(1, asker.count(Count.STRAY));
    }

    // ---------------------------------------------------------------- deadlines

    @Test
    void anOperationArrivesWithTheTimeThatIsLeftOnTheClockOfWhoeverGetsIt() {
        Seat other = there.seat("lane0", patient);
        asker.ask(other, Clerks.put(asker.time.now() + 300));
        town.pass(1);

        Question.Operate arrived = (Question.Operate) patient.questions.get(0);
        assertEquals(other.time.now() + 300, arrived.perform().deadline());
        assertEquals(Clerks.put(arrived.perform().deadline()), arrived);
    }

    @Test
    void anOperationWithoutTimeIsNotSent() {
        Seat other = there.seat("lane0", patient);
        Future<Response> answer = asker.ask(other, Clerks.put(asker.time.now()));
        town.pass(10);

        assertInstanceOf(NotSent.class, answer.cause());
        assertEquals(0, town.parcels.size());
    }

    // ---------------------------------------------------------------- bugs elsewhere

    @Test
    void whoeverThrowsWhenAskedKeepsNobodyElseFromBeingAsked() {
        Seat other = there.seat("lane0", (from, question) -> {
            if (question instanceof Question.Ping) {
                throw new IllegalStateException("a bug");
            }
            return Clerks.answers(from, question);
        });
        Future<Response> broken = asker.ask(other, new Question.Ping());
        Future<Response> fine = asker.ask(other, Clerks.stored("key"));
        town.pass(10);

        assertEquals("a bug", broken.cause().getMessage());
        assertEquals(Clerks.found("key"), fine.result());
        assertEquals(1, town.bugs.size());
        assertEquals(1, other.count(Count.BROKEN));
    }

    @Test
    void whoeverThrowsAtAnAnswerKeepsTheNextFromNobody() {
        Seat other = there.seat("lane0", Clerks::answers);
        asker.ask(other, new Question.Ping()).onComplete(answer -> {
            throw new IllegalStateException("a bug");
        });
        Future<Response> fine = asker.ask(other, Clerks.stored("key"));
        town.pass(10);

        assertTrue(fine.succeeded());
        assertEquals(1, town.bugs.size());
    }

    @Test
    void whatCannotBeWrittenHarmsNothingElseInTheParcel() {
        Seat other = there.seat(
                "lane0",
                (from, question) -> question instanceof Question.NewestMap
                        ? Future.succeededFuture(new Response.Map(null))
                        : Clerks.answers(from, question));
        Future<Response> before = asker.ask(other, Clerks.stored("a"));
        assertThrows(NullPointerException.class, () -> asker.ask(other, new Question.Testify(null)));
        asker.ask(other, new Question.NewestMap());
        Future<Response> after = asker.ask(other, Clerks.stored("b"));
        town.pass(10);

        assertEquals(Clerks.found("a"), before.result());
        assertEquals(Clerks.found("b"), after.result());
        assertEquals(1, other.count(Count.BROKEN));
        assertEquals(1, asker.desk().pending());
    }

    @Test
    void whoCannotSayHowItStandsHarmsNoOtherParcelOfTheTurn() {
        here.seat("lane1", patient);
        asker.standing = () -> {
            throw new IllegalStateException("a bug");
        };
        asker.ask(there.address("lane0"), new Question.Ping());
        asker.ask(Topics.here("lane1"), new Question.Ping());
        town.pass(10);

        assertEquals(1, patient.questions.size());
        assertEquals(1, town.bugs.size());
    }

    // ---------------------------------------------------------------- the desk itself

    @Test
    void aClosedDeskTakesAndSendsNothing() {
        Seat other = there.seat("lane0", patient);
        Future<Response> waiting = asker.ask(other, new Question.Ping());
        other.ask(asker, new Question.Ping());
        town.pass(10);
        asker.desk().close();
        Future<Response> after = asker.ask(other, new Question.Ping());
        patient.answers.forEach(answer -> answer.complete(new Response.Ok()));
        town.pass(10);

        assertInstanceOf(NoAnswer.class, waiting.cause());
        assertInstanceOf(NotSent.class, after.cause());
        assertEquals(3, town.parcels.size());
    }

    @Test
    void noTwoDesksHaveOneName() {
        assertThrows(IllegalStateException.class, () -> here.seat("lane0", patient));
    }
}
