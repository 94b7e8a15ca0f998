package io.trivet.deploy.walk;

import io.trivet.register.row.Condition;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Goes round the keys for ever: reads one, and changes it according to what it has read. */
final class LoadClient {
    /** So that nine processes on two cores have something left for what is to be seen. */
    private static final long BETWEEN_VISITS_MILLIS = 4;

    private static final int UNCONDITIONALLY = 4;

    private final Vertx vertx;
    private final Client client;
    private final String name;
    private final List<History> keys;
    private final Random random;
    private final ClientSeconds seconds;
    private Promise<Void> end = Promise.promise();
    private boolean goesOn;
    private int visits;
    private int writes;
    private long lastSuccess;
    private long longestGap;

    LoadClient(Operation.Sender sender, String name, List<History> keys, ClientSeconds seconds) {
        this.vertx = sender.vertx();
        this.client = new Client(sender);
        this.name = name;
        this.keys = new ArrayList<>(keys);
        this.seconds = seconds;
        this.random = new Random(name.hashCode());
        Collections.shuffle(this.keys, random);
    }

    /** Fails with the first thing that must not happen. */
    Future<Void> start() {
        goesOn = true;
        end = Promise.promise();
        forget();
        seconds.begins(name, System.nanoTime());
        visit();
        return end.future();
    }

    void stop() {
        goesOn = false;
        seconds.ends(name, System.nanoTime());
    }

    /** It goes on through other ports. */
    void portGone() {
        seconds.portGone(name, System.nanoTime());
    }

    void portBack() {
        if (goesOn) {
            seconds.begins(name, System.nanoTime());
        }
    }

    private void visit() {
        if (!goesOn) {
            end.complete();
            return;
        }
        History history = keys.get(visits % keys.size());
        visits++;
        serve(history)
                .onSuccess(done -> vertx.setTimer(BETWEEN_VISITS_MILLIS, timer -> visit()))
                .onFailure(end::tryFail);
    }

    private Future<?> serve(History history) {
        return client.read(history).compose(answer -> {
            if (answer.isEmpty()) {
                return Future.succeededFuture();
            }
            succeeded();
            return change(history, answer.get()).onSuccess(kind -> {
                if (kind == Operation.Kind.DONE || kind == Operation.Kind.DECLINED) {
                    succeeded();
                }
            });
        });
    }

    private Future<Operation.Kind> change(History history, Http.Answer read) {
        writes++;
        if (history.counts()) {
            return client.increment(history);
        }
        String value = name + " number " + writes;
        if (random.nextInt(UNCONDITIONALLY) == 0) {
            return client.put(history, value, Condition.NONE);
        }
        return client.put(
                history, value, Wire.stamp(read).map(Condition::ifMatch).orElse(Condition.ifAbsent()));
    }

    // ---------------------------------------------------------------- figures

    private void succeeded() {
        longestGap = longestGap();
        lastSuccess = System.nanoTime();
        seconds.succeeded(name, lastSuccess);
    }

    /** Begins a new span of time to measure. */
    void forget() {
        lastSuccess = System.nanoTime();
        longestGap = 0;
    }

    /** Without a success, the present one included. */
    long longestGap() {
        return Math.max(longestGap, System.nanoTime() - lastSuccess);
    }

    String name() {
        return name;
    }
}
