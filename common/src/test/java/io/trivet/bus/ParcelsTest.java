package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.DeskCounters.Count;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Desks that talk to one another at random, each asking and answering. */
class ParcelsTest {
    private static final int TURNS = 200;

    private final List<Talk> talks = new ArrayList<>();

    private record Talk(String key, Future<Response> answer) {}

    @Test
    void twoDesksAnswerEverythingWhenNothingIsLost() {
        talk(new Town(1), 2, new Random(1));

        talks.forEach(this::assertAnswered);
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void threeDesksAnswerEverythingInWhateverOrderItArrives(long seed) {
        talk(new Town(seed).with(0, 100), 3, new Random(seed));

        talks.forEach(this::assertAnswered);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void whatIsLostFailsAndAllElseIsAnswered(long seed) {
        List<Seat> seats = talk(new Town(seed).with(0.2, 100), 3, new Random(seed));

        long unanswered =
                seats.stream().mapToLong(seat -> seat.count(Count.UNANSWERED)).sum();
        talks.stream().filter(talk -> talk.answer().failed()).forEach(talk -> {
            assertInstanceOf(NoAnswer.class, talk.answer().cause());
        });
        talks.stream().filter(talk -> talk.answer().succeeded()).forEach(this::assertAnswered);
        assertEquals(
                unanswered,
                talks.stream().filter(talk -> talk.answer().failed()).count());
        assertTrue(unanswered > 0 && unanswered < talks.size() / 2, "unanswered: " + unanswered);
    }

    /** Several turns are under way at once, so a parcel carries questions and answers. */
    private List<Seat> talk(Town town, int desks, Random random) {
        List<Seat> seats = IntStream.range(0, desks)
                .mapToObj(i -> town.house("w" + i))
                .map(house -> house.seat("lane0", (from, question) -> slowly(town, random, question)))
                .toList();
        for (int turn = 0; turn < TURNS; turn++) {
            Seat asker = seats.get(random.nextInt(desks));
            int many = random.nextInt(20);
            for (int i = 0; i < many; i++) {
                Seat asked = seats.get(random.nextInt(desks));
                String key = turn + "/" + i;
                talks.add(new Talk(key, asker.ask(asked, Clerks.stored(key))));
            }
            town.pass(random.nextInt(3));
        }
        town.pass(2 * Seat.LIMIT);
        seats.forEach(seat -> assertEquals(0, seat.desk().pending()));
        assertEquals(0, town.time.waiting());
        assertTrue(town.parcels.size() < 2 * talks.size(), "parcels: " + town.parcels.size());
        return seats;
    }

    private static Future<Response> slowly(Town town, Random random, Question question) {
        Promise<Response> answer = Promise.promise();
        town.time.schedule(random.nextInt(5), () -> answer.complete(Clerks.answer(question)));
        return answer.future();
    }

    private void assertAnswered(Talk talk) {
        assertEquals(Clerks.found(talk.key()), talk.answer().result());
    }
}
