package io.trivet.deploy.walk;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Clients of all ports that read and write the same few hundred keys as long as it runs. Which clients there are is
 * changed on their event loop only.
 */
final class Load {
    private static final int COUNTERS = 200;
    private static final int REGISTERS = 200;
    private static final int CLIENTS_OF_EACH = 2;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Loop loop;
    private final Operation.Sender sender;
    private final Tally tally = new Tally();
    private final List<History> keys;
    private final Ports ports;
    private final ClientSeconds seconds = new ClientSeconds(System.nanoTime());
    private final Map<Node, List<LoadClient>> clients = new LinkedHashMap<>();
    private final List<Future<Void>> ends = new ArrayList<>();
    private volatile boolean hopeless;
    private boolean runs;

    Load(Loop loop, Http http, Ports ports, Recording recording) {
        this.loop = loop;
        this.ports = ports;
        this.sender = new Operation.Sender(
                loop.vertx(), http, ports, ports.at(0), new Clerk(tally, recording), () -> hopeless || http.isClosed());
        this.keys = Stream.concat(
                        IntStream.range(0, COUNTERS).mapToObj(i -> new History("load/counter/" + i, true)),
                        IntStream.range(0, REGISTERS).mapToObj(i -> new History("load/register/" + i, false)))
                .toList();
        ports.all().forEach(this::add);
    }

    private void add(Node node) {
        clients.put(
                node,
                IntStream.range(0, CLIENTS_OF_EACH)
                        .mapToObj(i -> new LoadClient(sender.at(node), node.name() + (char) ('a' + i), keys, seconds))
                        .toList());
    }

    private Stream<LoadClient> clients() {
        return clients.values().stream().flatMap(List::stream);
    }

    private void onLoop(Runnable action) {
        loop.look(() -> {
            action.run();
            return true;
        });
    }

    void start() {
        onLoop(() -> {
            runs = true;
            ends.clear();
            clients().map(LoadClient::start).forEach(ends::add);
        });
    }

    /** Returns when nothing is under way any more. */
    void stop() {
        onLoop(() -> {
            runs = false;
            clients().forEach(LoadClient::stop);
        });
        Waiting.result("the end of the load", LIMIT, Future.join(ends));
    }

    /** The same, when nobody is there any more who could answer. */
    void giveUp() {
        hopeless = true;
        stop();
        hopeless = false;
    }

    /** Fails if something happened that must not. */
    void check() {
        List<Future<Void>> all = loop.look(() -> List.copyOf(ends));
        all.stream().filter(Future::failed).forEach(end -> Waiting.result("the load", LIMIT, end));
    }

    // ---------------------------------------------------------------- nodes that come and go

    /** A node that serves: one that came, or came back. */
    void opened(Node node) {
        ports.add(node);
        onLoop(() -> {
            if (clients.containsKey(node)) {
                clients.get(node).forEach(LoadClient::portBack);
                return;
            }
            add(node);
            if (runs) {
                clients.get(node).stream().map(LoadClient::start).forEach(ends::add);
            }
        });
    }

    /** A node that is about to be away; its clients go to others meanwhile. */
    void closing(Node node) {
        onLoop(() -> clients.get(node).forEach(LoadClient::portGone));
    }

    /** A node that never comes back; nor do its clients. */
    void gone(Node node) {
        ports.remove(node);
        onLoop(() -> clients.remove(node).forEach(LoadClient::stop));
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
                        CLIENTS_OF_EACH * ports.size(),
                        i -> new Client(sender.at(ports.at(i)))
                                .read(keys.get(i))
                                .map(answer -> {
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
            clients().forEach(LoadClient::forget);
            return true;
        });
    }

    String figures() {
        return loop.look(() -> "answers " + tally + "; longest gap of each client in ms: "
                + clients()
                        .map(client -> client.name() + " "
                                + Duration.ofNanos(client.longestGap()).toMillis())
                        .collect(Collectors.joining(", "))
                + "; the slowest operation " + tally.slowest());
    }

    ClientSeconds seconds() {
        return seconds;
    }

    String sums() {
        return loop.look(() -> "%,d acknowledged and %,d unknown writes to %d keys"
                .formatted(
                        keys.stream().mapToInt(History::acknowledged).sum(),
                        keys.stream().mapToInt(History::unknownWrites).sum(),
                        keys.size()));
    }
}
