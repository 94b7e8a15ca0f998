package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Http.Request;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many more requests than the cluster can carry. Whoever calls is not careful: a request is sent once, to one port, by
 * the clock and not when another one has been answered. What is not refused has to be done.
 */
final class Flood {
    static final int TIMES = 10;
    static final int CONNECTIONS_TO_EACH = 400;

    private static final int KEYS = 5_000;
    private static final int CALM_AT_ONCE = 64;
    private static final int CALM = 4_000;
    private static final long FLOOD_MILLIS = 10_000;
    private static final long TICK_MILLIS = 5;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Of what was not refused, so many of a thousand may end otherwise than done. */
    private static final int TOLERATED = 5;

    private static final int REFUSED = 503;
    private static final String VALUE = "x".repeat(100);

    private final Loop loop;
    private final Http http;
    private final Ports ports;
    private final Map<String, Integer> answers = new TreeMap<>();
    private int sent;
    private int open;

    Flood(Loop loop, Http http, Ports ports) {
        this.loop = loop;
        this.http = http;
        this.ports = ports;
    }

    /** So many a second are done when the cluster is asked no more than it can do. */
    double capacity() {
        forget();
        long begun = System.nanoTime();
        Waiting.result("the calm before", LIMIT, loop.on(() -> Crew.all(CALM, CALM_AT_ONCE, i -> send())));
        double seconds = Progress.seconds(begun);
        mustBeDone(0);
        return CALM / seconds;
    }

    /** Returns the figures. */
    String rise(double perSecond) {
        forget();
        long begun = System.nanoTime();
        Waiting.result("the flood", LIMIT, loop.on(() -> pour(perSecond)));
        String figures = Progress.rate(sent, begun) + "; answers " + answers;
        mustBeDone(TOLERATED);
        if (!answers.containsKey(Integer.toString(REFUSED))) {
            throw new Violation("Expected that some of %s requests were refused, found %s.", sent, answers);
        }
        return figures;
    }

    private void forget() {
        loop.look(() -> {
            sent = 0;
            answers.clear();
            return true;
        });
    }

    private Future<Void> pour(double perSecond) {
        Promise<Void> dry = Promise.promise();
        long begun = System.nanoTime();
        loop.vertx().setPeriodic(TICK_MILLIS, tick -> {
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            if (millis >= FLOOD_MILLIS) {
                loop.vertx().cancelTimer(tick);
                await(dry);
                return;
            }
            while (sent < perSecond * millis / 1_000) {
                send();
            }
        });
        return dry.future();
    }

    private void await(Promise<Void> dry) {
        if (open == 0) {
            dry.complete();
        } else {
            loop.vertx().setTimer(TICK_MILLIS, tick -> await(dry));
        }
    }

    private Future<?> send() {
        int number = sent++;
        String path = "/v1/kv/flood/" + number / 2 % KEYS;
        Request request = number % 2 == 0 ? new Request(HttpMethod.PUT, path, Map.of(), VALUE) : Request.get(path);
        open++;
        return http.send(ports.at(number), request).transform((answer, failure) -> {
            open--;
            String kind = failure != null ? failure.getClass().getSimpleName() : Integer.toString(answer.status());
            answers.merge(kind, 1, Integer::sum);
            return Future.succeededFuture();
        });
    }

    private void mustBeDone(int tolerated) {
        loop.look(() -> {
            int refused = answers.getOrDefault(Integer.toString(REFUSED), 0);
            int done = answers.getOrDefault("200", 0) + answers.getOrDefault("201", 0) + answers.getOrDefault("404", 0);
            int other = sent - refused - done;
            if (other * 1_000L > (long) tolerated * (sent - refused)) {
                throw new Violation(
                        "Expected that what is not refused is done, found that of %,d requests: %s.", sent, answers);
            }
            return true;
        });
    }
}
