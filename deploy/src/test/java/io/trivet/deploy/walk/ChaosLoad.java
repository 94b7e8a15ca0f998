package io.trivet.deploy.walk;

import io.trivet.register.row.Action;
import io.trivet.register.row.Condition;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Clients of all ports that do anything to the same keys. */
final class ChaosLoad {
    static final String PREFIX = "chaos/";

    private static final int KEYS = 300;
    private static final int CLIENTS_OF_EACH = 10;
    private static final int FAITHFUL = 4;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Loop loop;
    private final Ports ports;
    private final Operation.Sender patient;
    private final Operation.Sender quick;
    private final Tally tally = new Tally();
    private final SplittableRandom dice;
    private final AtomicLong numbers = new AtomicLong();
    private final List<String> keys =
            IntStream.range(0, KEYS).mapToObj(i -> PREFIX + i).toList();
    private final List<ChaosClient> clients = new ArrayList<>();
    private final List<Future<Void>> ends = new ArrayList<>();

    /** @param quick by which one waits less long for an answer than by the other */
    ChaosLoad(Loop loop, Http patient, Http quick, Ports ports, Recording recording, SplittableRandom dice) {
        this.loop = loop;
        this.ports = ports;
        this.dice = dice;
        Clerk clerk = new Clerk(tally, recording);
        this.patient = new Operation.Sender(loop.vertx(), patient, ports, ports.at(0), clerk, patient::isClosed);
        this.quick = new Operation.Sender(loop.vertx(), quick, ports, ports.at(0), clerk, quick::isClosed);
    }

    void start() {
        ports.all().forEach(this::opened);
    }

    /** Another node; its clients begin. */
    void opened(Node node) {
        ports.add(node);
        loop.look(() -> {
            for (int i = 0; i < CLIENTS_OF_EACH; i++) {
                boolean faithful = i < FAITHFUL;
                ChaosClient client = new ChaosClient(
                        (faithful ? patient : quick).at(node), faithful, keys, dice.split(), numbers::incrementAndGet);
                clients.add(client);
                ends.add(client.start());
            }
            return true;
        });
    }

    /** A node that never comes back; its clients go to others from now on. */
    void gone(Node node) {
        ports.remove(node);
    }

    /** Fails if something was answered that nobody may answer. */
    void check() {
        List<Future<Void>> all = loop.look(() -> List.copyOf(ends));
        all.stream().filter(Future::failed).forEach(end -> Waiting.result("the clients", LIMIT, end));
    }

    void stop() {
        loop.look(() -> {
            clients.forEach(ChaosClient::stop);
            return true;
        });
        Waiting.result("the end of the clients", LIMIT, Future.join(ends));
    }

    /** Every key once more, so that what has been acknowledged and is gone is seen. Returns what there is. */
    Map<String, String> readAll() {
        Map<String, String> found = new HashMap<>();
        Waiting.result(
                "reading all keys",
                LIMIT,
                loop.on(() -> Crew.all(
                        keys.size(),
                        ports.size(),
                        i -> new Client(patient.at(ports.at(i)))
                                .perform(keys.get(i), new Action.Get(), Condition.NONE)
                                .map(ending -> {
                                    if (ending.kind() != Operation.Kind.DONE) {
                                        throw new Violation("Key %s: cannot be read in the end.", keys.get(i));
                                    }
                                    if (ending.answer().status() == 200) {
                                        found.put(keys.get(i), ending.answer().content());
                                    }
                                    return found;
                                }))));
        return found;
    }

    String figures() {
        return loop.look(() -> "answers " + tally);
    }
}
