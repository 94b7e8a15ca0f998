package io.trivet.bus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.KeyHash;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Recorded;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentCodecTest {
    @Test
    void whatIsEncodedIsDecoded() {
        Samples samples = new Samples(1);
        for (int i = 0; i < 5_000; i++) {
            Recent recent = samples.recent();
            assertEquals(recent, RecentCodec.decode(RecentCodec.encode(recent)));
        }
    }

    @Test
    void nothingRememberedTakesThreeBytes() {
        assertEquals(3, RecentCodec.encode(Recent.NONE).length);
        assertEquals(Recent.NONE, RecentCodec.decode(RecentCodec.encode(Recent.NONE)));
    }

    @Test
    void whatIsAsInTheEntryBeforeIsLeftOut() {
        int one = RecentCodec.encode(hot(1)).length;
        int fifty = RecentCodec.encode(hot(50)).length;

        assertTrue(fifty - one <= 49 * 25, "49 more entries take " + (fifty - one) + " bytes");
    }

    /** Databases hold this format; if this test has to change, the format needs a new number. */
    @Test
    void theFormatDoesNotChange() {
        assertEquals(0x4E9AB4E08E9BA95AL, KeyHash.hash(RecentCodec.encode(hot(3))));
    }

    @Test
    void everyTruncationIsRefused() {
        Damage.assertEveryTruncationIsRefused(RecentCodec.encode(hot(5)), RecentCodec::decode);
    }

    @Test
    void anUnknownFormatIsRefused() {
        byte[] bytes = RecentCodec.encode(hot(1));
        bytes[0] = 2;

        assertThrows(IllegalArgumentException.class, () -> RecentCodec.decode(bytes));
    }

    @Test
    void damageIsRefusedOrMakesAnotherValue() {
        Samples samples = new Samples(2);
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Damage.mutate(RecentCodec.encode(samples.recent()), random);
            Damage.isRefusedOrTheOneEncoding(damaged, RecentCodec::decode, RecentCodec::encode);
        }
    }

    private static Recent hot(int operations) {
        List<Recorded> recorded = IntStream.range(0, operations)
                .mapToObj(i -> new Recorded(
                        OperationId.of(1_700_000_000_000L + i, 7, 8),
                        i * 0x9E3779B9,
                        77,
                        new Reply(Reply.Kind.REPLACED, new Stamp(Ballot.of(3, 2, 1), 100 + i), 100 + i, 0)))
                .toList();
        return new Recent(recorded, OperationId.of(1_600_000_000_000L, 5, 6));
    }
}
