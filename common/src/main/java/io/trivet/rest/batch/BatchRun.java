package io.trivet.rest.batch;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.DataPlane.Terms;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A batch that is under way: many keys at once, and the operations on one key one after the other. */
final class BatchRun {
    /** A few large batches must be no more to carry than many clients that send one operation each. */
    private static final int AT_ONCE = 64;

    private final DataPlane data;
    private final List<BatchItem> items;
    private final Iterator<List<Integer>> keys;
    private final long begun = System.nanoTime();
    private final long timeoutMillis;
    private final BatchAnswers answers;
    private final JsonObject[] results;
    private final Set<Bytes> unknown = new HashSet<>();
    private final Promise<Response> end = Promise.promise();
    private int left;

    BatchRun(DataPlane data, List<BatchItem> items, long timeoutMillis) {
        this.data = data;
        this.items = items;
        this.timeoutMillis = timeoutMillis;
        this.answers = new BatchAnswers(data.settings().sizes().batch());
        this.results = new JsonObject[items.size()];
        this.left = items.size();
        this.keys = byKey(items);
    }

    private static Iterator<List<Integer>> byKey(List<BatchItem> items) {
        Map<Bytes, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            byKey.computeIfAbsent(items.get(i).key(), key -> new ArrayList<>()).add(i);
        }
        return byKey.values().iterator();
    }

    Future<Response> begin() {
        for (int i = 0; i < AT_ONCE; i++) {
            goOn(Collections.emptyIterator());
        }
        return end.future();
    }

    /**
     * The rest of what is to be done with one key, and then the next keys. A loop, and no chain of futures: a thousand
     * operations that are refused at once must not nest.
     */
    private void goOn(Iterator<Integer> rest) {
        Iterator<Integer> operations = rest;
        while (operations.hasNext() || keys.hasNext()) {
            if (!operations.hasNext()) {
                operations = keys.next().iterator();
            }
            int index = operations.next();
            BatchItem item = items.get(index);
            Future<JsonObject> one = unknown.contains(item.key()) ? held() : run(item);
            if (!one.isComplete()) {
                Iterator<Integer> following = operations;
                one.onComplete(result -> {
                    finish(index, result);
                    goOn(following);
                });
                return;
            }
            finish(index, one);
        }
    }

    private Future<JsonObject> run(BatchItem item) {
        long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        long millis = timeoutMillis - spent;
        if (millis <= 0) {
            return Future.failedFuture(new Refusal(
                    ProblemType.UNAVAILABLE, "The batch's time was over before this was begun. Send it again."));
        }
        if (item.isRead()) {
            return data.readLinearizable(item.key(), millis).map(answers::seen);
        }
        Terms terms = new Terms(item.condition(), millis, item.id());
        return data.write(item.key(), item.action(), terms).map(answers::written);
    }

    /** What is unknown may still take effect, and would then overtake what comes after it. */
    private static Future<JsonObject> held() {
        return Future.failedFuture(new Refusal(
                ProblemType.UNAVAILABLE,
                "Nobody knows whether the operation before this one, on the same key, took effect; so this one was not"
                        + " begun. Settle that one first."));
    }

    private void finish(int index, AsyncResult<JsonObject> result) {
        Bytes key = items.get(index).key();
        if (result.succeeded()) {
            results[index] = result.result();
        } else if (result.cause() instanceof Refusal refusal) {
            results[index] = BatchAnswers.refused(refusal);
            if (refusal.type().isUnknown()) {
                unknown.add(key);
            }
        } else {
            end.tryFail(result.cause());
            return;
        }
        results[index].put("key", key.text());
        if (--left == 0) {
            end.tryComplete(Response.json(200, new JsonObject().put("results", new JsonArray(Arrays.asList(results)))));
        }
    }
}
