package io.trivet.deploy.walk;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Clients of all ports that read and write the same few hundred keys as long as it runs. */
final class Load {
    private static final int COUNTERS = 200;
    private static final int REGISTERS = 200;
    private static final int CLIENTS_OF_EACH = 2;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Loop loop;
    private final Operation.Sender sender;
    private final Tally tally = new Tally();
    private final List<History> keys;
    private final List<LoadClient> clients;
    private volatile boolean hopeless;
    private Future<Void> running = Future.succeededFuture();

    Load(Loop loop, Http http, Ports ports) {
        this.loop = loop;
        this.sender = new Operation.Sender(loop.vertx(), http, ports, 0, tally, () -> hopeless || http.isClosed());
        this.keys = Stream.concat(
                        IntStream.range(0, COUNTERS).mapToObj(i -> new History("load/counter/" + i, true)),
                        IntStream.range(0, REGISTERS).mapToObj(i -> new History("load/register/" + i, false)))
                .toList();
        List<LoadClient> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS_OF_EACH * ports.size(); i++) {
            char letter = (char) ('a' + i / ports.size());
            all.add(new LoadClient(sender.at(i), ports.at(i).name() + letter, keys));
        }
        this.clients = List.copyOf(all);
    }

    void start() {
        running = loop.on(() ->
                Future.join(clients.stream().map(LoadClient::start).toList()).mapEmpty());
    }

    /** Returns when nothing is under way any more. */
    void stop() {
        loop.look(() -> {
            clients.forEach(LoadClient::stop);
            return true;
        });
        Waiting.result("the end of the load", LIMIT, running);
    }

    /** The same, when nobody is there any more who could answer. */
    void giveUp() {
        hopeless = true;
        stop();
        hopeless = false;
    }

    /** Fails if something happened that must not. */
    void check() {
        if (running.failed()) {
            Waiting.result("the load", LIMIT, running);
        }
    }

    // ---------------------------------------------------------------- coverage

    /** Waits until every key has been read and written by something that began after now. */
    void mustServeEveryKey() {
        long since = System.nanoTime();
        Waiting.until("reads and writes of every key under load", LIMIT, () -> {
            check();
            return loop.look(() -> notServed(since));
        });
    }

    private Optional<String> notServed(long since) {
        List<String> missing = keys.stream()
                .filter(history -> !history.servedSince(since))
                .map(History::key)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        missing.size() + " keys are not served, " + missing.get(0) + " among them; answers: " + tally);
    }

    /** Reads every key once more, the load being stopped, and compares it with all that is known of it. */
    void mustHaveEverything() {
        Waiting.result(
                "reading the keys of the load",
                LIMIT,
                loop.on(() -> Crew.all(
                        keys.size(),
                        clients.size(),
                        i -> new Client(sender.at(i)).read(keys.get(i)).map(answer -> {
                            mustHaveEverything(keys.get(i), answer);
                            return answer;
                        }))));
    }

    private static void mustHaveEverything(History history, Optional<Http.Answer> answer) {
        long version = answer.orElseThrow(() -> new Violation("Key %s: cannot be read.", history.key()))
                .version()
                .orElse(0L);
        int done = history.acknowledged();
        if (version < done || version > done + history.unknownWrites()) {
            throw new Violation(
                    "Key %s: expected a version from %d (acknowledged writes) to %d (with unknown ones), found %d.",
                    history.key(), done, done + history.unknownWrites(), version);
        }
    }

    // ---------------------------------------------------------------- figures

    /** Begins a new span of time to measure. */
    void forget() {
        loop.look(() -> {
            tally.clear();
            clients.forEach(LoadClient::forget);
            return true;
        });
    }

    String figures() {
        return loop.look(() -> "answers " + tally + "; longest gap of each client in ms: "
                + clients.stream()
                        .map(client -> client.name() + " "
                                + Duration.ofNanos(client.longestGap()).toMillis())
                        .collect(Collectors.joining(", ")));
    }

    String sums() {
        return loop.look(() -> "%,d acknowledged and %,d unknown writes to %d keys"
                .formatted(
                        keys.stream().mapToInt(History::acknowledged).sum(),
                        keys.stream().mapToInt(History::unknownWrites).sum(),
                        keys.size()));
    }
}
