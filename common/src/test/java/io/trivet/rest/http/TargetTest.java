package io.trivet.rest.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets, and what is in them. */
class TargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "/a/b?c=d /a/b c=d -",
                "/a//b/../%2e? /a//b/../%2e '' -",
                "/a?b?c /a b?c -",
                "http://h/a?b /a b h",
                "HTTPS://h:1/a /a '' h:1",
                "http://h / '' h",
                "http://h?b / b h",
                "* * '' -",
            })
    void isTakenApartAndLeftAsItCame(String uri, String path, String query, String authority) {
        assertEquals(new Target(path, query, Optional.ofNullable(authority)), Target.parse(uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "ftp://h/a", "http:/a", "/a b", "/a#b", "/\u00e9", "/a\u0000", "**"})
    void otherTargetsAreRefused(String uri) {
        assertThrows(Refusal.class, () -> Target.parse(uri));
    }

    @Test
    void percentDecodingIsUndoneByPercentEncoding() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder();
            for (byte each : bytes) {
                boolean plain = each > ' ' && each < 0x7F && each != '%' && random.nextBoolean();
                text.append(plain ? "" + (char) each : String.format(random.nextBoolean() ? "%%%02x" : "%%%02X", each));
            }
            assertArrayEquals(bytes, Percent.decode(text.toString()).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%1", "a%", "%1g", "%g1", "%%20", "% 1", "%+1"})
    void whatIsNotPercentEncodedIsRefused(String text) {
        assertEquals(Optional.empty(), Percent.decode(text));
    }

    @Test
    void queriesAreDecodedOnce() {
        Query query = Query.parse("a=b%26c&d&e=&f=g=h&%69=j+k&&");
        assertEquals(Optional.of("b&c"), query.get("a"));
        assertEquals(Optional.of(""), query.get("d"));
        assertEquals(Optional.of(""), query.get("e"));
        assertEquals(Optional.of("g=h"), query.get("f"));
        assertEquals(Optional.of("j+k"), query.get("i"));
        query.only(Set.of("a", "d", "e", "f", "i"));
        Refusal refusal = assertThrows(Refusal.class, () -> query.only(Set.of("a", "d", "e", "f")));
        assertTrue(refusal.getMessage().contains("'i'"), refusal::getMessage);
        assertThrows(Refusal.class, () -> Query.parse("a=1&%61=2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "/v1/kv/{key} /v1/kv/a/b a/b",
                "/v1/kv/{key} /v1/kv/ ''",
                "/v1/kv/{key} /v1/kv -",
                "/v1/kv/{key}/increment /v1/kv/a/increment a",
                "/v1/kv/{key}/increment /v1/kv/a/b/increment -",
                "/v1/kv/{key}/increment /v1/kv//increment -",
                "/v1/kv/{key}/increment /v1/kv/increment -",
                "/v1/workers/{id} /v1/workers/w1 w1",
                "/v1/workers/{id} /v1/workers/ -",
                "/v1/workers/{id} /v1/workers/w1/ -",
                "/health /health ''",
                "/health /health/ -",
            })
    void patternsMatchRawPaths(String pattern, String path, String variable) {
        assertEquals(Optional.ofNullable(variable), new PathPattern(pattern).match(path));
    }

    @Test
    void utf8IsTakenToTheLetter() {
        for (String text : new String[] {"", "a", "é€😀\u0000", "x".repeat(5_000) + "€".repeat(5_000)}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertTrue(Utf8.isValid(bytes));
            assertEquals(Optional.of(text), Utf8.decode(bytes));
            assertArrayEquals(bytes, Utf8.encode(text).orElseThrow());
        }
        assertEquals(Optional.empty(), Utf8.encode("\ud800"));
        assertEquals(Optional.empty(), Utf8.encode("a\udc00b"));
        byte[][] malformed = {{(byte) 0x80}, {(byte) 0xC0, (byte) 0xAF}, {(byte) 0xE2, (byte) 0x82}, {(byte) 0xFF}};
        for (byte[] bytes : malformed) {
            assertEquals(false, Utf8.isValid(bytes));
            assertEquals(Optional.empty(), Utf8.decode(bytes));
        }
    }

    @Test
    void validityIsWhatDecodingSays() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            random.nextBytes(bytes);
            assertEquals(Utf8.decode(bytes).isPresent(), Utf8.isValid(bytes));
        }
    }

    @Test
    void datesAreInTheFormOfTheRfc() {
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(784_111_777_999L));
        HttpDate date = new HttpDate();
        assertEquals("Thu, 01 Jan 1970 00:00:00 GMT", date.now(999));
        assertEquals("Thu, 01 Jan 1970 00:00:01 GMT", date.now(1_000));
    }
}
