package io.trivet.bus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {
    @Test
    void whatIsEncodedIsDecoded() {
        Samples samples = new Samples(1);
        for (int i = 0; i < 5_000; i++) {
            Row row = samples.row();
            assertEquals(row, decode(encode(row)));
        }
    }

    @Test
    void aPlainRowTakesLittleMoreThanItsValue() {
        Stamp stamp = new Stamp(Ballot.of(3, 2, 1), 100);
        Content value = new Content.Value(Bytes.of(new byte[100]), "");
        Clock clock = Clock.NONE.tick(Clock.LOCAL);
        State state = new State(value, stamp, 5, State.NEVER, 1_700_000_000_000L, clock, Recent.NONE);

        int length = encode(new Row(stamp, state)).length;

        assertTrue(length <= 125, "bytes: " + length);
    }

    @Test
    void everyTruncationIsRefused() {
        Samples samples = new Samples(2);
        for (int i = 0; i < 100; i++) {
            Damage.assertEveryTruncationIsRefused(encode(samples.row()), RowCodecTest::decode);
        }
    }

    @Test
    void damageIsRefusedOrMakesAnotherRow() {
        Samples samples = new Samples(3);
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Damage.mutate(encode(samples.row()), random);
            Damage.isRefusedOrTheOneEncoding(damaged, RowCodecTest::decode, RowCodecTest::encode);
        }
    }

    @Test
    void anEtagThatCouldHaveBeenLeftOutIsRefused() {
        WireWriter out = new WireWriter();
        Stamp stamp = new Stamp(Ballot.of(1, 1, 1), 1);
        out.octet(0);
        out.stamp(stamp);
        out.stamp(stamp);

        String why = assertThrows(IllegalArgumentException.class, () -> decode(out.bytes()))
                .getMessage();
        assertTrue(why.contains("ETag"), why);
    }

    private static byte[] encode(Row row) {
        WireWriter out = new WireWriter();
        RowCodec.write(out, row);
        return out.bytes();
    }

    private static Row decode(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        Row row = RowCodec.read(in);
        in.end();
        return row;
    }
}
