package io.trivet.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.wire.Damage;
import io.trivet.bus.wire.WireWriter;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Condition.Match;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelCodecTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsSealedIsWhatIsOpened(long seed) {
        ParcelSamples samples = new ParcelSamples(seed);
        for (int i = 0; i < 2_000; i++) {
            Parcel parcel = samples.parcel(8);
            assertEquals(parcel, ParcelCodec.open(seal(parcel)), "seed " + seed + ", parcel " + i);
        }
    }

    /** So that nobody adds a message and forgets its bytes: a codec that does not know it writes nothing, and fails. */
    @Test
    void thereIsASampleOfEveryMessage() {
        ParcelSamples samples = new ParcelSamples(4);

        assertEquals(kinds(Question.class), kinds(samples.questions()));
        assertEquals(kinds(Response.class), kinds(samples.responses()));
        assertEquals(kinds(Request.class), kinds(samples.requests()));
        assertEquals(kinds(Answer.class), kinds(samples.answers()));
        assertEquals(kinds(Outcome.class), kinds(samples.outcomes()));
        assertEquals(kinds(Action.class), kinds(samples.actions()));
        assertEquals(kinds(Match.class), kinds(samples.matches()));
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Set.of(sealed.getPermittedSubclasses());
    }

    private static Set<Class<?>> kinds(List<? extends Supplier<?>> samples) {
        return samples.stream().map(sample -> sample.get().getClass()).collect(Collectors.toSet());
    }

    @Test
    void everyTruncationIsRefused() {
        new ParcelSamples(5)
                .each()
                .forEach(parcel -> Damage.assertEveryTruncationIsRefused(
                        seal(parcel).getBytes(), bytes -> ParcelCodec.open(Buffer.buffer(bytes))));
    }

    @Test
    void everyFlippedBitIsRefusedOrMakesAnotherParcel() {
        new ParcelSamples(6).each().forEach(parcel -> {
            byte[] bytes = seal(parcel).getBytes();
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                isRefused(flipped);
            }
        });
    }

    @Test
    void damageIsRefusedOrMakesAnotherParcel() {
        ParcelSamples samples = new ParcelSamples(7);
        Random random = new Random(8);
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            refused += isRefused(Damage.mutate(seal(samples.parcel(5)).getBytes(), random)) ? 1 : 0;
        }
        assertTrue(refused > 1_000 && refused < 10_000, "refused: " + refused);
    }

    @Test
    void aParcelOfAnotherReleaseIsForeign() {
        byte[] bytes = seal(new ParcelSamples(9).parcel(3)).getBytes();
        bytes[0]++;

        assertTrue(ParcelCodec.isForeign(Buffer.buffer(bytes)));
        assertFalse(ParcelCodec.isForeign(Buffer.buffer()));
        assertThrows(IllegalArgumentException.class, () -> ParcelCodec.open(Buffer.buffer(bytes)));
    }

    /** Or an answer to it would come to a desk as if from its own process. */
    @Test
    void aReturnAddressWithinTheProcessIsRefused() {
        Parcel parcel = new Parcel(new Sender(Topics.here("desk"), Standing.NONE), 1, List.of());

        assertThrows(IllegalArgumentException.class, () -> ParcelCodec.open(seal(parcel)));
    }

    private static boolean isRefused(byte[] bytes) {
        return Damage.isRefusedOrTheOneEncoding(
                bytes,
                damaged -> ParcelCodec.open(Buffer.buffer(damaged)),
                parcel -> seal(parcel).getBytes());
    }

    static Buffer seal(Parcel parcel) {
        WireWriter items = new WireWriter();
        parcel.items().forEach(item -> ParcelCodec.write(items, item));
        return ParcelCodec.seal(parcel.from(), parcel.sentAt(), parcel.items().size(), items);
    }
}
