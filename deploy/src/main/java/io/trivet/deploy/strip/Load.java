package io.trivet.deploy.strip;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** All clients, each going round until it is told to stop. They live on one event loop. */
final class Load implements Client.Witness {
    private static final long BETWEEN_TRIES_MILLIS = 100;
    private static final int TRIES = 300;

    private final Vertx vertx;
    private final Context context;
    private final long pauseMillis;
    private final Map<String, EntryPoint> places = new LinkedHashMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Violation> violations = new CopyOnWriteArrayList<>();
    private final List<Future<Void>> ends = new ArrayList<>();
    private volatile Recorder recorder = new Recorder(System.nanoTime(), Map.of());
    private volatile boolean goesOn = true;

    /** @param pause of a client between two turns, so that the machine has something left for the store */
    Load(Vertx vertx, Duration pause) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.pauseMillis = pause.toMillis();
    }

    /** Before the start. */
    void add(String name, EntryPoint at, List<String> keys, Store store) {
        places.put(name, at);
        clients.add(new Client(name, at, keys.stream().map(Ledger::new).toList(), store, this));
        record();
    }

    /** Begins to note anew. */
    Recorder record() {
        recorder = new Recorder(System.nanoTime(), places);
        return recorder;
    }

    void start() {
        clients.forEach(client -> {
            Promise<Void> end = Promise.promise();
            ends.add(end.future());
            context.runOnContext(go -> turn(client, end));
        });
    }

    private void turn(Client client, Promise<Void> end) {
        if (!goesOn) {
            end.complete();
            return;
        }
        client.turn()
                .onSuccess(done -> vertx.setTimer(pauseMillis, later -> turn(client, end)))
                .onFailure(end::tryFail);
    }

    /** When nothing is under way any more; fails with what went wrong in this very program. */
    Future<?> stop() {
        goesOn = false;
        return Future.join(ends);
    }

    /** Something that went wrong in this program, so far. */
    boolean isBroken() {
        return ends.stream().anyMatch(Future::failed);
    }

    // ---------------------------------------------------------------- the last look

    /** Reads each key once more; how many could not be read. The load has stopped. */
    Future<Integer> check() {
        Future<Integer> all = Future.succeededFuture(0);
        for (Client client : clients) {
            for (Ledger key : client.keys()) {
                all = all.compose(missing -> check(client, key, TRIES).map(read -> missing + (read ? 0 : 1)));
            }
        }
        return all;
    }

    private Future<Boolean> check(Client client, Ledger key, int tries) {
        return client.check(key)
                .map(true)
                .recover(failure -> tries == 0
                        ? Future.succeededFuture(false)
                        : vertx.timer(BETWEEN_TRIES_MILLIS).compose(later -> check(client, key, tries - 1)));
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    int count(ToIntFunction<Ledger> what) {
        return keys().mapToInt(what).sum();
    }

    int keyCount() {
        return (int) keys().count();
    }

    private Stream<Ledger> keys() {
        return clients.stream().flatMap(client -> client.keys().stream());
    }

    // ---------------------------------------------------------------- notes

    void slowDisk(long from, long until) {
        recorder.slowDisk(from, until);
    }

    void stalled(long from, long until) {
        recorder.stalled(from, until);
    }

    @Override
    public void succeeded(String client) {
        recorder.succeeded(client, System.nanoTime());
    }

    @Override
    public void violated(String client, Violation violation) {
        violations.add(violation);
        recorder.violated(client, System.nanoTime());
    }
}
