package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.bus.wire.Damage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in is counted, and nothing comes out of it: no exception, and no answer to what was not asked. */
class GarbageTest {
    private static final int MANY = 10_000;

    private final Town town = new Town(1);
    private final Seat desk = town.house("w1").seat("lane0", Clerks::answers);
    private final Random random = new Random(2);

    @Test
    void randomBytesAreCounted() {
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[0] = 1;
            }
            desk.desk().receive(Buffer.buffer(bytes));
        }
        assertEquals(MANY, desk.count(Count.PARCELS_RECEIVED));
        assertEquals(MANY, desk.count(Count.FOREIGN) + desk.count(Count.MALFORMED));
        assertTrue(desk.count(Count.FOREIGN) > 0 && desk.count(Count.MALFORMED) > 0);
    }

    @Test
    void mutatedParcelsAreCountedOrTakenForOthersAndTheDeskGoesOn() {
        ParcelSamples samples = new ParcelSamples(3);
        Seat friend = town.house("w2").seat("lane0", Clerks::answers);
        Future<Response> pending = desk.ask("trivet.w9.s9.lane0", new Question.Ping());
        for (int i = 0; i < MANY; i++) {
            byte[] bytes = ParcelCodecTest.seal(samples.parcel(4)).getBytes();
            desk.desk().receive(Buffer.buffer(Damage.mutate(bytes, random)));
        }
        assertEquals(MANY, desk.count(Count.PARCELS_RECEIVED));
        assertTrue(desk.count(Count.MALFORMED) > MANY / 10, "malformed: " + desk.count(Count.MALFORMED));
        assertTrue(desk.count(Count.STRAY) > 0 && desk.count(Count.QUESTIONS) > 0, "some were still readable");
        assertFalse(pending.isComplete(), "nobody who was asked has answered");

        Future<Response> answer = friend.ask(desk, Clerks.stored("key"));
        town.pass(10);
        assertEquals(Clerks.found("key"), answer.result());
        assertTrue(town.bugs.isEmpty(), () -> "thrown: " + town.bugs);
    }

    @Test
    void aParcelOfWhichThePartIsMalformedIsDroppedWhole() {
        ParcelSamples samples = new ParcelSamples(4);
        Parcel.Item good = new Parcel.Asked(1, 100, new Question.Ping());
        Parcel parcel = new Parcel(samples.parcel(0).from(), 1, List.of(good, good));
        byte[] bytes = ParcelCodecTest.seal(parcel).getBytes();
        bytes[bytes.length - 2] = (byte) 0xFF;
        desk.desk().receive(Buffer.buffer(bytes));

        assertEquals(1, desk.count(Count.MALFORMED));
        assertEquals(0, desk.count(Count.QUESTIONS));
    }
}
