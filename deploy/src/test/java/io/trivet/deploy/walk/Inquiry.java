package io.trivet.deploy.walk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the nodes that answer say of the cluster. */
final class Inquiry {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(90);

    private final Loop loop;
    private final Http http;
    private final Site cluster;

    Inquiry(Loop loop, Http http, Site cluster) {
        this.loop = loop;
        this.http = http;
        this.cluster = cluster;
    }

    /** Of every node that answers, and there must be one. */
    private List<Answered> ask(String path) {
        List<Answered> answers = Waiting.result(
                        path,
                        LIMIT,
                        loop.on(() -> Future.all(cluster.nodes().stream()
                                .map(node -> ask(node, path))
                                .toList())))
                .<Optional<Answered>>list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        if (answers.isEmpty()) {
            throw new AssertionError(path + ": no node answers");
        }
        return answers;
    }

    private record Answered(Node from, JsonObject json) {}

    private Future<Optional<Answered>> ask(Node node, String path) {
        return http.send(node, Http.Request.get(path))
                .map(answer -> answer.status() == 200
                        ? Optional.of(new Answered(node, new JsonObject(answer.content())))
                        : Optional.<Answered>empty())
                .otherwise(Optional.empty());
    }

    JsonObject get(String path) {
        return ask(path).get(0).json();
    }

    // ---------------------------------------------------------------- cluster

    List<Glance> glances() {
        return ask(Glance.PATH).stream()
                .map(answered -> new Glance(answered.from(), answered.json()))
                .toList();
    }

    /** As the node has it that knows of the newest map. */
    Glance glance() {
        return glances().stream()
                .max((a, b) -> Long.compare(version(a), version(b)))
                .orElseThrow();
    }

    private static long version(Glance glance) {
        return glance.json().getLong("map_version");
    }

    /** Waits until all nodes say that every partition is where it should be. */
    void mustSettle() {
        Waiting.until(
                "a cluster as planned",
                UNTIL_SETTLED,
                () -> glances().stream()
                        .flatMap(glance -> glance.unsettled().stream())
                        .findFirst());
    }

    /** What keeps it from being as planned, as far as anybody answers. */
    Optional<String> unsettled() {
        try {
            return glance().unsettled();
        } catch (AssertionError nobodyAnswers) {
            return Optional.of(String.valueOf(nobodyAnswers.getMessage()));
        }
    }

    /** Whether it becomes as planned before it has taken too long. */
    boolean settlesWithin(Duration limit) {
        long begun = System.nanoTime();
        boolean settled = unsettled().isEmpty();
        while (!settled && System.nanoTime() - begun < limit.toNanos()) {
            Waiting.pause(BETWEEN_LOOKS);
            settled = unsettled().isEmpty();
        }
        return settled;
    }

    // ---------------------------------------------------------------- partitions

    JsonArray partitions() {
        return get("/v1/partitions?limit=1000").getJsonArray("partitions");
    }

    /** How many partitions have other members than before, and how many copies were made for that. */
    static String moved(JsonArray before, JsonArray after) {
        List<Integer> copies = IntStream.range(0, before.size())
                .mapToObj(i -> {
                    Set<Object> joined = new HashSet<>(voters(after, i));
                    joined.removeAll(voters(before, i));
                    return joined.size();
                })
                .filter(joined -> joined > 0)
                .toList();
        return "%d of %d partitions got new members, %d copies in all"
                .formatted(
                        copies.size(),
                        before.size(),
                        copies.stream().mapToInt(Integer::intValue).sum());
    }

    private static List<?> voters(JsonArray partitions, int i) {
        return partitions.getJsonObject(i).getJsonArray("voters").getList();
    }
}
