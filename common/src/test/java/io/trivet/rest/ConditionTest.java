package io.trivet.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If-Match and If-None-Match as RFC 9110 has them. In the tables NOW is the key's ETag, OLD the one before. */
class ConditionTest {
    private static final Stage STAGE = new Stage();
    private String old;
    private String now;

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @BeforeEach
    void storeTwice() {
        STAGE.reset();
        old = STAGE.put("/v1/kv/there", "1").etag();
        now = STAGE.put("/v1/kv/there", "2").etag();
    }

    private String[] fields(String text) {
        String fields = text.replace("NOW", now).replace("OLD", old);
        return fields.isEmpty() ? new String[0] : fields.split(" & ");
    }

    /** Status on a key that is there, and on one that is not, of PUT, POST (increment) and DELETE. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 200; 200; 204; 201; 201; 404",
                "If-Match: NOW; 200; 200; 204; 412; 412; 412",
                "If-Match: OLD; 412; 412; 412; 412; 412; 412",
                "If-Match: OLD, NOW; 200; 200; 204; 412; 412; 412",
                "If-Match: OLD & If-Match: NOW; 200; 200; 204; 412; 412; 412",
                "If-Match: , OLD ,, NOW,; 200; 200; 204; 412; 412; 412",
                "If-Match: *; 200; 200; 204; 412; 412; 412",
                "If-Match: W/NOW; 412; 412; 412; 412; 412; 412",
                "If-Match: \"of-another-server\"; 412; 412; 412; 412; 412; 412",
                "If-Match: \"a,b\", NOW; 200; 200; 204; 412; 412; 412",
                "If-None-Match: *; 412; 412; 412; 201; 201; 404",
                "If-None-Match: NOW; 412; 412; 412; 201; 201; 404",
                "If-None-Match: W/NOW; 412; 412; 412; 201; 201; 404",
                "If-None-Match: OLD; 200; 200; 204; 201; 201; 404",
                "If-Match: NOW & If-None-Match: NOW; 412; 412; 412; 412; 412; 412",
                "If-Match: NOW & If-None-Match: OLD; 200; 200; 204; 412; 412; 412",
                "If-Match: NOW & If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT; 200; 200; 204; 412; 412; 412",
            })
    void decidesAboutWrites(String fields, int put, int post, int delete, int putNew, int postNew, int deleteNew) {
        for (String key : new String[] {"there", "absent"}) {
            String path = "/v1/kv/" + key;
            boolean there = key.equals("there");
            STAGE.put(path, "3", fields(fields)).is(there ? put : putNew);
            again();
            STAGE.post(path + "?increment=1", fields(fields)).is(there ? post : postNew);
            again();
            STAGE.delete(path, fields(fields)).is(there ? delete : deleteNew);
            again();
        }
    }

    private void again() {
        STAGE.workers.states.clear();
        storeTwice();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 200",
                "If-None-Match: NOW; 304",
                "If-None-Match: W/NOW; 304",
                "If-None-Match: OLD, NOW; 304",
                "If-None-Match: *; 304",
                "If-None-Match: OLD; 200",
                "If-Match: NOW; 200",
                "If-Match: OLD; 412",
                "If-Match: W/NOW; 412",
                "If-Match: OLD & If-None-Match: NOW; 412",
                "If-Match: NOW & If-None-Match: NOW; 304",
                "If-Modified-Since: Sat, 01 Jan 2050 00:00:00 GMT; 200",
            })
    void decidesAboutReads(String fields, int status) {
        HttpAnswer answer = STAGE.get("/v1/kv/there", fields(fields)).is(status);
        assertEquals(now, answer.etag());
        assertEquals(status, STAGE.head("/v1/kv/there", fields(fields)).status());
        STAGE.get("/v1/kv/absent", fields(fields)).is(404);
    }

    @Test
    void aReadThatIsRefusedForItsConditionSaysWhatWasFound() {
        HttpAnswer answer = STAGE.get("/v1/kv/there", "If-Match: " + old).problem(412, "precondition-failed");
        answer.has("trivet-version", "2").has("trivet-consistency", "linearizable");
        assertFalse(answer.header("trivet-operation").isEmpty());
        assertFalse(answer.header("trivet-replica").isEmpty());
    }

    @Test
    void notModifiedSaysWhatAnAnswerWouldHave() {
        HttpAnswer answer = STAGE.get("/v1/kv/there", "If-None-Match: " + now).is(304);
        answer.has("cache-control", "no-cache")
                .has("trivet-version", "2")
                .says("")
                .hasNo("content-type");
        assertFalse(answer.header("date").isEmpty());
    }

    @Test
    void aRefusalTellsThePresentEtag() {
        STAGE.put("/v1/kv/there", "3", "If-Match: " + old)
                .problem(412, "precondition-failed")
                .has("etag", now)
                .has("trivet-version", "2");
        HttpAnswer absent = STAGE.put("/v1/kv/absent", "3", "If-Match: *").problem(412, "precondition-failed");
        absent.hasNo("etag");
        assertEquals(0, absent.json().getInteger("version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Match: abc",
                "If-Match: ",
                "If-Match: \"abc",
                "If-Match: \"a\" \"b\"",
                "If-Match: *, \"a\"",
                "If-Match: w/\"a\"",
                "If-Match: \"a b\"",
                "If-None-Match: 'a'",
            })
    void whatIsNoListOfTagsIsRefused(String field) {
        STAGE.put("/v1/kv/there", "3", field).problem(400, "malformed-header");
        STAGE.get("/v1/kv/there", field).problem(400, "malformed-header");
        STAGE.get("/v1/kv/there").says("2");
    }

    @Test
    void aDateAloneIsNoConditionThatCanBeChecked() {
        STAGE.put("/v1/kv/there", "3", "If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT")
                .problem(400, "unsupported-condition");
        STAGE.get("/v1/kv/there").says("2");
    }

    @Test
    void aThousandTagsAreTooMany() {
        STAGE.put("/v1/kv/there", "3", "If-Match: " + "\"a\",".repeat(101)).problem(400, "malformed-header");
        STAGE.put("/v1/kv/there", "3", "If-Match: " + "\"a\",".repeat(99) + now).is(200);
    }

    @Test
    void touchingObeysConditionsAndKeepsTheEtag() {
        STAGE.post("/v1/kv/there?touch&ttl=1h", "If-Match: " + old).is(412);
        STAGE.post("/v1/kv/there?touch&ttl=1h", "If-Match: " + now)
                .is(200)
                .has("etag", now)
                .has("trivet-version", "3");
    }
}
