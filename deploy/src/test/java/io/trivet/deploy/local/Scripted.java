package io.trivet.deploy.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A node that answers what it was told to, and notes what it is ordered to do. Its script is put to {@code /script}:
 * {@code overviews}, of which each look takes the next, and the last stays; {@code answers} by method and path, with a
 * {@code code} and {@code json}.
 */
public final class Scripted extends StandIn {
    private static final JsonObject ACCEPTED =
            new JsonObject().put("code", 202).put("json", new JsonObject().put("map_version", 1));

    private final JsonArray orders = new JsonArray();
    private JsonArray overviews = new JsonArray().add(overview());
    private JsonObject answers = new JsonObject();

    /** A cluster at rest, of which more can be said. */
    static JsonObject overview(JsonObject... workers) {
        JsonArray nodes = new JsonArray();
        for (JsonObject worker : workers) {
            nodes.add(worker);
        }
        return new JsonObject()
                .put("cluster_id", "the-id")
                .put("map_version", 1)
                .put("replicas", 3)
                .put("partitions", 8)
                .put("nodes", nodes);
    }

    static JsonObject worker(String name, int number, String status, int replicas) {
        return new JsonObject()
                .put("name", name)
                .put("role", "worker")
                .put("number", number)
                .put("status", status)
                .put("store", "well")
                .put("replicas", replicas);
    }

    static JsonObject progress(int moving, int waiting, int scarce, int unavailable) {
        return new JsonObject()
                .put("moving", moving)
                .put("waiting", waiting)
                .put("scarce", scarce)
                .put("unavailable", unavailable)
                .put("done_per_second", 2.5)
                .put("seconds_left", 3);
    }

    static JsonObject overviews(JsonObject... each) {
        JsonArray all = new JsonArray();
        for (JsonObject overview : each) {
            all.add(overview);
        }
        return new JsonObject().put("overviews", all);
    }

    static JsonObject problem(int code, String type, String detail) {
        JsonObject json =
                new JsonObject().put("type", "urn:trivet:problem:" + type).put("detail", detail);
        return new JsonObject().put("code", code).put("json", json);
    }

    @Override
    void answer(HttpServerRequest request) {
        if (request.path().equals("/v1/cluster")) {
            request.response().end(look());
        } else if (request.path().equals("/script")) {
            request.body().onSuccess(body -> request.response().end(script(request.method(), body)));
        } else if (request.path().startsWith("/v1/")) {
            request.body().onSuccess(body -> obey(request, body));
        } else {
            super.answer(request);
        }
    }

    private Buffer look() {
        JsonObject overview = overviews.getJsonObject(0);
        if (overviews.size() > 1) {
            overviews.remove(0);
        }
        return overview.toBuffer();
    }

    private Buffer script(HttpMethod method, Buffer body) {
        if (method.equals(HttpMethod.PUT)) {
            JsonObject script = body.toJsonObject();
            overviews = script.getJsonArray("overviews", new JsonArray().add(overview()));
            answers = script.getJsonObject("answers", new JsonObject());
            orders.clear();
        }
        return new JsonObject().put("orders", orders).toBuffer();
    }

    private void obey(HttpServerRequest request, Buffer body) {
        String order = request.method() + " " + request.path();
        orders.add((order + " " + body).strip());
        JsonObject answer = answers.getJsonObject(order, ACCEPTED);
        request.response()
                .setStatusCode(answer.getInteger("code"))
                .end(answer.getJsonObject("json").toBuffer());
    }
}
