package io.trivet.console.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Node;
import io.trivet.rest.port.NodeStatus.Role;
import io.trivet.rest.port.NodeStatus.Vitals;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of a cluster of two workers, each of which should lead two of four partitions. */
final class ChronicleTest {
    private static final List<Integer> PRIMARIES = List.of(1, 1, 2, 2);

    private final Chronicle chronicle = new Chronicle(() -> 0);
    private final Map<String, NodeStatus> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> draining = new LinkedHashMap<>();
    private long now = 10_000;

    ChronicleTest() {
        worker(1, Health.UP, 0, Vitals.WELL);
        worker(2, Health.UP, 0, Vitals.WELL);
    }

    private void worker(int number, Health health, long silence, String store) {
        String name = "w" + number;
        Vitals vitals = new Vitals(store, 900, 0, 0, 1, 0, 0, 0);
        nodes.put(
                name,
                new NodeStatus(
                        new Node(name, OptionalInt.of(number), "", "", ""), Role.WORKER, health, silence, vitals));
    }

    private void look(Progress progress, int... leaders) {
        now += 250;
        chronicle.see(new Glance(
                now,
                Map.copyOf(nodes),
                IntStream.of(leaders)
                        .mapToObj(leader -> leader == 0 ? OptionalInt.empty() : OptionalInt.of(leader))
                        .toList(),
                PRIMARIES,
                Map.copyOf(draining),
                progress,
                Optional.of("c1")));
    }

    private void look(int... leaders) {
        look(Progress.DONE, leaders);
    }

    private List<String> told() {
        return chronicle.toJson().stream()
                .map(event -> ((JsonObject) event).getString("text"))
                .toList();
    }

    @Test
    void beginsWhenEveryPartitionIsLed() {
        look(1, 1, 2, 0);
        assertEquals(List.of(), told());
        look(1, 1, 2, 2);
        assertEquals(List.of("The cluster serves: 4 partitions on 2 workers."), told());
    }

    @Test
    void tellsOfASilentWorkerWhenTheLastOfItsPartitionsWasTakenOver() {
        look(1, 1, 2, 2);
        worker(2, Health.UP, 500, Vitals.WELL);
        look(1, 1, 1, 2);
        worker(2, Health.SUSPECT, 2_000, Vitals.WELL);
        look(1, 1, 1, 0);
        assertEquals(1, told().size());
        worker(2, Health.SUSPECT, 2_250, Vitals.WELL);
        look(1, 1, 1, 1);
        assertEquals(
                "w2 stopped answering; the first of its 2 partitions was taken over within 2.0 s, the last within 2.2"
                        + " s; nothing was lost.",
                told().get(1));
    }

    @Test
    void saysHowFarItIsWhenNobodyTakesOver() {
        look(1, 1, 2, 2);
        worker(2, Health.DOWN, 9_000, Vitals.WELL);
        look(new Progress(0, 0, 0, 1), 1, 1, 1, 0);
        assertEquals("w2 stopped answering; 1 of its 2 partitions have been taken over so far.", told().get(2));
    }

    @Test
    void tellsOfAReturnAndOfLeadershipsThatComeHome() {
        look(1, 1, 2, 2);
        worker(2, Health.SUSPECT, 2_000, Vitals.WELL);
        look(1, 1, 1, 1);
        worker(2, Health.UP, 0, Vitals.WELL);
        look(1, 1, 1, 1);
        look(1, 1, 2, 2);
        assertEquals(
                List.of("w2 answers again, after 2.2 s.", "w2 leads its 2 partitions again."), told().subList(2, 4));
    }

    @Test
    void tellsOfADatabaseThatFallsSilentAndNotOfOneThatOnlyStarts() {
        look(1, 1, 2, 2);
        worker(3, Health.UP, 0, "starting");
        look(1, 1, 2, 2);
        worker(3, Health.UP, 0, Vitals.WELL);
        worker(2, Health.UP, 0, "PostgreSQL is away");
        look(1, 1, 2, 2);
        worker(2, Health.UP, 0, Vitals.WELL);
        look(1, 1, 2, 2);
        assertEquals(
                List.of(
                        "w3 has joined the cluster.",
                        "The database of w2 does not answer; others lead its partitions meanwhile.",
                        "The database of w2 answers again."),
                told().subList(1, 4));
    }

    @Test
    void tellsOfAWorkerThatIsDrained() {
        look(1, 1, 2, 2);
        draining.put("w2", 3);
        look(1, 1, 2, 2);
        draining.put("w2", 1);
        look(1, 1, 1, 1);
        draining.put("w2", 0);
        look(1, 1, 1, 1);
        draining.clear();
        look(1, 1, 1, 1);
        assertEquals(
                List.of(
                        "w2 is being drained: what it holds moves to others.",
                        "w2 is drained: it holds nothing any more.",
                        "w2 is drained no longer: it may hold something again."),
                told().subList(1, 4));
    }

    @Test
    void tellsOfCopiesThatAreMadeAnew() {
        look(1, 1, 2, 2);
        look(new Progress(0, 2, 2, 0), 1, 1, 2, 2);
        look(new Progress(1, 0, 1, 0), 1, 1, 2, 2);
        look(1, 1, 2, 2);
        assertEquals(
                List.of(
                        "2 partitions miss a copy, and are given another.",
                        "Every partition has all its copies again."),
                told().subList(1, 3));
    }
}
