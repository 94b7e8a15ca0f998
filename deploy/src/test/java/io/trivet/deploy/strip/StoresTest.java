package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.strip.Wire.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the answers of the stores mean. */
class StoresTest {
    private static Answer answer(int status, String content) {
        return new Answer(status, Optional.of("\"e\""), Optional.of("7"), Buffer.buffer(content));
    }

    @Test
    void whatTrivetSays() {
        assertEquals(new Seen(7, 7, "\"e\""), TrivetStore.seen(answer(200, "7")).result());
        assertEquals(Seen.NOTHING, TrivetStore.seen(answer(404, "{}")).result());
        assertTrue(TrivetStore.seen(answer(503, "{}")).failed());
        assertEquals(Outcome.DONE, TrivetStore.outcome(answer(201, "")));
        assertEquals(Outcome.DECLINED, TrivetStore.outcome(answer(412, "")));
        assertEquals(Outcome.NOT_DONE, TrivetStore.outcome(answer(503, "")));
        assertEquals(Outcome.UNKNOWN, TrivetStore.outcome(answer(504, "")));
        assertEquals(Outcome.UNKNOWN, TrivetStore.outcome(answer(500, "")));
    }

    @Test
    void whatEtcdSays() {
        JsonObject entry = new JsonObject()
                .put("key", "aw==")
                .put("mod_revision", "12")
                .put("version", "7")
                .put("value", "Nw==");
        assertEquals(
                new Seen(7, 7, "12"),
                EtcdStore.seen(new JsonObject().put("count", "1").put("kvs", new JsonArray().add(entry))));
        assertEquals(Seen.NOTHING, EtcdStore.seen(new JsonObject()));
        assertEquals(Outcome.DONE, EtcdStore.outcome(answer(200, "{\"succeeded\":true}")));
        assertEquals(Outcome.DECLINED, EtcdStore.outcome(answer(200, "{\"header\":{}}")));
        assertEquals(Outcome.UNKNOWN, EtcdStore.outcome(answer(503, "{}")));
    }

    @Test
    void whatEtcdIsAsked() {
        JsonObject first = EtcdStore.transaction("k", Seen.NOTHING);
        assertEquals(
                new JsonObject("{\"key\":\"aw==\",\"target\":\"MOD\",\"result\":\"EQUAL\",\"mod_revision\":\"0\"}"),
                first.getJsonArray("compare").getJsonObject(0));
        JsonObject next = EtcdStore.transaction("k", new Seen(7, 7, "12"));
        assertEquals("12", next.getJsonArray("compare").getJsonObject(0).getString("mod_revision"));
        assertEquals(
                "OA==",
                next.getJsonArray("success")
                        .getJsonObject(0)
                        .getJsonObject("request_put")
                        .getString("value"));
    }
}
