package io.trivet.deploy.walk;

import io.trivet.register.row.Condition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Keys, each of which is written anew now and then. */
final class Stock {
    private static final int SIZE = Integer.getInteger("walk.keys", 10_000);
    static final String PREFIX = "stock/";

    private static final int AT_ONCE_AT_EACH = 3;
    private static final int WORDS = 20;
    private static final List<String> ODD = List.of("plain", "a b+c", "50%", "п/л/у/м", "//..", "?#&=");
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private final Loop loop;
    private final Http http;
    private final Ports ports;
    private final Tally tally = new Tally();
    private final Clerk clerk;
    private final List<History> keys = IntStream.range(0, SIZE)
            .mapToObj(i -> new History(PREFIX + i + "/" + ODD.get(i % ODD.size()), false))
            .toList();
    private final Map<String, String> values = new HashMap<>();
    private int generation;

    Stock(Loop loop, Http http, Ports ports, Recording recording) {
        this.loop = loop;
        this.http = http;
        this.ports = ports;
        this.clerk = new Clerk(tally, recording);
    }

    /** Every key, through all ports at once. Returns the figures. */
    String write() {
        generation++;
        return all("writing", this::write);
    }

    private Future<?> write(int i) {
        History history = keys.get(i);
        String value = "generation %d of %d".formatted(generation, i) + " and so on".repeat(i % WORDS);
        return client(i).put(history, value, Condition.NONE).map(kind -> {
            if (kind != Operation.Kind.DONE) {
                throw new Violation(
                        "Key %s: expected to be written, first through %s, but found it %s; answers: %s",
                        history.key(), ports.at(i + generation), kind, tally);
            }
            values.put(history.key(), value);
            return value;
        });
    }

    /** Every key, each through another port than the one by which it was written. Returns the figures. */
    String read() {
        return all("reading", this::read);
    }

    private Future<?> read(int i) {
        History history = keys.get(i);
        int home = i + 1 + i % (ports.size() - 1);
        return client(home).read(history).map(read -> {
            String expected = values.get(history.key());
            String found = read.map(Http.Answer::content).orElse("nobody who could answer");
            if (!found.equals(expected)) {
                throw new Violation(
                        "Key %s: expected '%s' first through %s, found '%s'.",
                        history.key(), expected, ports.at(home + generation), found);
            }
            return found;
        });
    }

    private Client client(int home) {
        return new Client(
                new Operation.Sender(loop.vertx(), http, ports, ports.at(home + generation), clerk, http::isClosed));
    }

    private String all(String what, IntFunction<Future<?>> work) {
        long begun = System.nanoTime();
        Future<Void> done = loop.on(() -> {
            tally.clear();
            return Crew.all(SIZE, AT_ONCE_AT_EACH * ports.size(), work);
        });
        Waiting.result(what + " all keys", LIMIT, done);
        return loop.look(() -> Progress.rate(SIZE, begun) + "; answers " + tally);
    }

    /** When nothing was away, nothing has to be sent twice. */
    void mustHaveAnswered(String... answers) {
        loop.look(() -> {
            if (!tally.isOnly(answers)) {
                throw new Violation("Expected only answers %s, found %s.", List.of(answers), tally);
            }
            return true;
        });
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }
}
