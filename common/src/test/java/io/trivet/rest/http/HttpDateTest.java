package io.trivet.rest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpDateTest {
    private static final DateTimeFormatter BY_THE_BOOK = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final long YEAR_9999 = 253_402_300_799_999L;

    @Test
    void isTheExampleOfTheStandard() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(784_111_777_999L));
    }

    @Test
    void isWhatAFormatterSays() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long time = random.nextLong(YEAR_9999 + 1);
            assertEquals(BY_THE_BOOK.format(Instant.ofEpochMilli(time)), HttpDate.format(time));
        }
    }
}
