package io.trivet.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All expected hashes were computed with the reference implementation (libxxhash 0.8.1 by python3-xxhash 3.2.0). */
class KeyHashTest {

    private static final long SEED = 0xFEDCBA9876543210L;

    @ParameterizedTest
    @CsvSource({
        "'', EF46DB3751D8E999",
        "a, D24EC4F1A98C6E5B",
        "abc, 44BC2CF5AD770999",
        "message digest, 066ED728FCEEB3BE",
        "Nobody inspects the spammish repetition, FBCEA83C8A378BF1",
        "The quick brown fox jumps over the lazy dog, 0B242D361FDA71BC"
    })
    void hashesWhatIsPublished(String text, String expected) {
        assertEquals(Long.parseUnsignedLong(expected, 16), KeyHash.hash(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, EF46DB3751D8E999, 7CC8DF76DB892F66",
        "1, A96C7F0CE858BBB7, 5185F4B26DCE2594",
        "3, BED43740EE6332BB, 6A01DD09ED85FCA9",
        "4, FA212AE44B3BB23D, A4BDD14BA6B4A88E",
        "7, 2744460DD675D2C0, 1D9AECEDD16A9399",
        "8, 994B676B71CE94DD, D4554E74DC7FA208",
        "12, B92F588CE720786E, F39D525FD091A9E7",
        "31, 6711D55E306B5D8F, 74411D8721EDCCF7",
        "32, 07F7B8E3BC5D6E25, 8BF4176FF838FA5E",
        "33, 09F85EEB4E1CBE9F, F8258E5F9E2B4BB1",
        "63, B7C9968C066CB6A5, CA4B20C283583F8A",
        "64, 50D4159A0411632E, 3DAB61C48C4EB463",
        "222, 2D0544CCA0F576C7, 05DC9083468D11B7",
        "1000, 0BF0BDBCC82EB373, 568D6A9AD607A9F1"
    })
    void hashesEveryLengthWithAndWithoutSeed(int length, String unseeded, String seeded) {
        byte[] bytes = bytes(length);

        assertEquals(Long.parseUnsignedLong(unseeded, 16), KeyHash.hash(bytes));
        assertEquals(Long.parseUnsignedLong(seeded, 16), KeyHash.hash(bytes, 0, length, SEED));
    }

    @Test
    void hashesAllLengthsUpTo300EachSeededWithTheHashBefore() {
        long hash = 0;
        for (int length = 0; length <= 300; length++) {
            hash = KeyHash.hash(bytes(length), 0, length, hash);
        }

        assertEquals(0xD51E61C97F15DE0AL, hash);
    }

    @Test
    void hashesASliceAsIfItWereAlone() {
        byte[] bytes = bytes(100);
        byte[] padded = new byte[150];
        System.arraycopy(bytes, 0, padded, 17, 100);

        assertEquals(KeyHash.hash(bytes), KeyHash.hash(padded, 17, 100, 0));
    }

    @ParameterizedTest
    @CsvSource({"'', 119, 934", "a, 105, 821", "user:1, 108, 850", "user:2, 25, 201", "order/4711, 98, 767"})
    void partitionsOfSomeKeysNeverChange(String key, int of128, int of1000) {
        assertEquals(of128, KeyHash.partition(key.getBytes(UTF_8), 128));
        assertEquals(of1000, KeyHash.partition(key.getBytes(UTF_8), 1000));
    }

    @Test
    void aPartitionIsTheUnsignedHighHalfOfTheProduct() {
        Random random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            byte[] key = new byte[random.nextInt(50)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(i % 2 == 0 ? 200 : Integer.MAX_VALUE - 1);
            BigInteger hash = new BigInteger(Long.toUnsignedString(KeyHash.hash(key)));

            BigInteger expected = hash.multiply(BigInteger.valueOf(partitions)).shiftRight(64);
            assertEquals(expected.intValueExact(), KeyHash.partition(key, partitions));
        }
    }

    @Test
    void keysSpreadEvenlyOverPartitions() {
        int[] counts = new int[128];
        for (int i = 0; i < 128_000; i++) {
            counts[KeyHash.partition(("user:" + i).getBytes(UTF_8), 128)]++;
        }

        for (int count : counts) {
            assertTrue(count > 850 && count < 1_150, "a partition has " + count + " of 1000 expected keys");
        }
    }

    @Test
    void refusesToPartitionIntoNothing() {
        assertThrows(IllegalArgumentException.class, () -> KeyHash.partition(new byte[0], 0));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 131 + 7);
        }
        return bytes;
    }
}
