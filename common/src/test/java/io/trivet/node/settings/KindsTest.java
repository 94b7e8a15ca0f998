package io.trivet.node.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KindsTest {
    private enum Colour {
        RED,
        GREEN
    }

    @ParameterizedTest
    @CsvSource({"300ms, 300", "6s, 6000", "1m, 60000", "2h, 7200000", "0ms, 0", "6 s, 6000"})
    void readsDurations(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), Kinds.DURATION.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"512B, 512", "64KiB, 65536", "4MiB, 4194304", "1GiB, 1073741824"})
    void readsSizes(String text, long bytes) {
        assertEquals(bytes, Kinds.SIZE.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "s", "-6s", "6.5s", "6S", "6d", "99999999999999999999s", "999999999999999999h"})
    void refusesWhatIsNoDuration(String text) {
        assertThrows(IllegalArgumentException.class, () -> Kinds.DURATION.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1KB", "1kib", "-1B", "999999999999999999GiB"})
    void refusesWhatIsNoSize(String text) {
        assertThrows(IllegalArgumentException.class, () -> Kinds.SIZE.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", ":1", "a:", "a:0", "a:65536", "a:b"})
    void refusesWhatIsNoEndpoint(String text) {
        assertThrows(IllegalArgumentException.class, () -> Kinds.ENDPOINT.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a.b", "a b", "ä", "a/b"})
    void refusesNamesThatWouldNeedCare(String text) {
        assertThrows(IllegalArgumentException.class, () -> Kinds.NAME.parse(text));
    }

    @Test
    void readsTheRest() {
        assertEquals("w1", Kinds.NAME.parse(" w1 "));
        assertEquals(new Endpoint("::1", 5701), Kinds.ENDPOINT.parse("::1:5701"));
        assertEquals(URI.create("http://a:1/x"), Kinds.URL.parse("http://a:1/x"));
        assertEquals(true, Kinds.FLAG.parse("True"));
        assertEquals(Colour.GREEN, Kinds.oneOf(Colour.class).parse("green"));
        assertEquals(List.of(), Kinds.listOf(Kinds.NAME).parse(","));
    }

    @Test
    void saysHowItShouldHaveBeenWritten() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Kinds.oneOf(Colour.class).parse("blue"));
        assertEquals("is not red or green", refused.getMessage());
    }
}
