package io.trivet.bus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireReaderTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void everyNumberComesBack(long value) {
        WireWriter out = new WireWriter();
        out.number(value);
        out.time(value);
        out.fixed(value);
        out.fixed((int) value);

        WireReader in = new WireReader(out.bytes());
        assertEquals(value, in.number());
        assertEquals(value, in.time());
        assertEquals(value, in.fixed());
        assertEquals((int) value, in.fixedInt());
        in.end();
    }

    @Test
    void smallNumbersAndNeverTakeOneByte() {
        WireWriter out = new WireWriter();
        out.number(127);
        out.time(126);
        out.time(Long.MAX_VALUE);
        out.partition(-1);

        assertEquals(4, out.length());
    }

    @Test
    void aNumberHasOneEncodingOnly() {
        assertMalformed(0x80, 0x00);
        assertMalformed(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02);
        assertMalformed(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x00);
    }

    private static void assertMalformed(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        assertThrows(IllegalArgumentException.class, () -> new WireReader(bytes).number());
    }

    @Test
    void textComesBackAndOtherBytesAreNoText() {
        WireWriter out = new WireWriter();
        List<String> texts = List.of("", "plain", "zo\u00eb", "\u6f22\u5b57", "\ud83d\ude00", "nul\u0000");
        texts.forEach(out::text);

        WireReader in = new WireReader(out.bytes());
        assertEquals(texts, texts.stream().map(text -> in.text()).toList());
        WireReader latin = new WireReader(new byte[] {2, 'a', (byte) 0xE9});
        assertThrows(IllegalArgumentException.class, latin::text);
    }

    @Test
    void aCountIsHeldAgainstWhatIsThere() {
        WireWriter out = new WireWriter();
        out.number(1_000_000_000);
        out.fixed(0L);

        assertThrows(IllegalArgumentException.class, () -> new WireReader(out.bytes()).list(1, WireReader::octet));
        assertThrows(IllegalArgumentException.class, () -> new WireReader(out.bytes()).bytes());
        assertThrows(IllegalArgumentException.class, () -> new WireReader(out.bytes()).text());
    }

    @Test
    void aNegativeCountIsRefused() {
        WireWriter out = new WireWriter();
        out.number(-1);

        assertThrows(IllegalArgumentException.class, () -> new WireReader(out.bytes()).bytes());
        assertThrows(IllegalArgumentException.class, () -> new WireReader(out.bytes()).number(Integer.MAX_VALUE));
    }

    @Test
    void whatIsReadDoesNotShareTheArray() {
        WireWriter out = new WireWriter();
        out.bytes(new byte[] {1, 2, 3});
        byte[] bytes = out.bytes();

        var read = new WireReader(bytes).bytes();
        bytes[1] = 9;

        assertEquals(1, read.array()[0]);
    }

    @Test
    void aWriterTakesBackWhatItIsTold() {
        WireWriter out = new WireWriter();
        out.number(5);
        int before = out.length();
        out.bytes(new byte[5_000]);
        out.cutTo(before);
        out.number(6);

        WireReader in = new WireReader(out.bytes());
        assertEquals(5, in.number());
        assertEquals(6, in.number());
        in.end();
    }

    /** Each reading takes at least a byte or fails, so no reading of rubbish goes on for long. */
    @Test
    void rubbishIsReadOrRefused() {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] rubbish = new byte[random.nextInt(40)];
            random.nextBytes(rubbish);
            refused += Damage.isRefusedOrTheOneEncoding(rubbish, WireReaderTest::texts, WireReaderTest::bytes) ? 1 : 0;
        }
        assertTrue(refused > 0);
        assertFalse(refused == 20_000);
    }

    private static List<String> texts(byte[] bytes) {
        WireReader in = new WireReader(bytes);
        List<String> texts = in.list(1, WireReader::text);
        in.end();
        return texts;
    }

    private static byte[] bytes(List<String> texts) {
        WireWriter out = new WireWriter();
        out.list(texts, WireWriter::text);
        return out.bytes();
    }
}
