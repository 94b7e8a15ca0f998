package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by deploy/walk. */
@Tag("walk")
class WalkTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int MALFORMED = 10_000;
    private static final long SEED = 2_026;
    private static final Path LOGS = Path.of("target", "walk-logs");

    private final Progress progress = new Progress();
    private final Loop loop = new Loop();
    private final Http http = new Http(loop.vertx());
    private RealCluster cluster;
    private Stock stock;
    private Load load;
    private Copies copies;

    @BeforeEach
    void open() throws IOException {
        cluster = new RealCluster();
        Ports ports = new Ports(cluster.nodes());
        stock = new Stock(loop, http, ports);
        load = new Load(loop, http, ports);
        copies = new Copies(loop.vertx(), cluster);
    }

    @AfterEach
    void close() {
        http.close();
        loop.close();
        cluster.close();
        progress.say("Ended and removed.");
    }

    @Test
    void servesEveryKeyThroughEveryFaultAndLosesNothing() throws IOException {
        try {
            start("Starting a new cluster in " + cluster.place());
            writeThroughEveryPort();
            load.start();
            load.mustServeEveryKey();
            away("w2 killed", "kill w2", this::writeAndReadAll, "start w2");
            away("the PostgreSQL of w3 paused", "pause pg3", this::writeAndReadAll, "unpause pg3");
            away("the only controller killed", "kill c1", () -> {}, "start c1");
            killEverything();
            sendNonsense();
        } catch (AssertionError | RuntimeException e) {
            progress.say("FAILED: %s", e.getMessage());
            cluster.keepTraces(LOGS);
            progress.say("What the processes say of it is in %s.", LOGS.toAbsolutePath());
            throw e;
        }
    }

    private void start(String what) {
        long begun = System.nanoTime();
        cluster.start();
        progress.say("%s: serves after %.1f s.", what, Progress.seconds(begun));
    }

    private void writeThroughEveryPort() {
        progress.say("Written through all five ports: %s.", stock.write());
        stock.mustHaveAnswered("201");
        progress.say("Read back through other ports: %s.", stock.read());
        stock.mustHaveAnswered("200");
        copies.mustBeThreeOfEach(stock.values());
        progress.say("Every key is on exactly three workers, equal in stamp and value.");
        mustBeEqual();
    }

    // ---------------------------------------------------------------- faults

    private void away(String what, String breaking, Runnable meanwhile, String mending) {
        load.forget();
        long begun = System.nanoTime();
        cluster.run(breaking.split(" "));
        load.mustServeEveryKey();
        progress.say("With %s: every key of the load read and written within %.1f s.", what, Progress.seconds(begun));
        meanwhile.run();
        progress.say("With %s: %s.", what, load.figures());
        load.forget();
        begun = System.nanoTime();
        cluster.run(mending.split(" "));
        progress.say("Mended by deploy/local %s, %.1f s.", mending, Progress.seconds(begun));
        load.mustServeEveryKey();
        progress.say("After that: %s.", load.figures());
        load.stop();
        mustBeEqual();
        load.start();
    }

    private void writeAndReadAll() {
        progress.say("All other keys written: %s.", stock.write());
        progress.say("All other keys read: %s.", stock.read());
    }

    /** With nothing under way, for every write changes the digests. */
    private void mustBeEqual() {
        long begun = System.nanoTime();
        copies.mustBeEqual(get("/v1/partitions?limit=1000").getJsonArray("partitions"));
        progress.say("All copies are equal by digest; that took %.1f s.", Progress.seconds(begun));
    }

    private void killEverything() {
        load.mustServeEveryKey();
        int killed = cluster.killEverything();
        progress.say("All %d processes killed at once under load.", killed);
        load.giveUp();
        start("Starting it again");
        load.mustHaveEverything();
        progress.say("Of the load nothing is lost: %s.", load.sums());
        progress.say("Of the other keys nothing is lost: read %s.", stock.read());
        mustBeEqual();
    }

    // ---------------------------------------------------------------- nonsense

    private void sendNonsense() {
        long begun = System.nanoTime();
        String answers = new Onslaught(cluster.nodes().subList(0, 2), SEED).send(MALFORMED);
        progress.say("Malformed requests to c1 and w1: %s; answers %s.", Progress.rate(MALFORMED, begun), answers);
        String cutShort =
                get("/v1/kv?prefix=" + Nonsense.SHORT).getJsonArray("keys").encode();
        assertEquals("[]", cutShort, "keys of requests whose content was cut short");
        load.start();
        load.mustServeEveryKey();
        load.stop();
        load.mustHaveEverything();
        progress.say("After that the cluster serves as before: read %s.", stock.read());
        stock.mustHaveAnswered("200");
    }

    private JsonObject get(String path) {
        Node node = cluster.nodes().get(1);
        Http.Answer answer = Waiting.result(path, LIMIT, loop.on(() -> http.send(node, Http.Request.get(path))));
        assertEquals(200, answer.status(), () -> path + " through " + node + ": " + answer.content());
        return new JsonObject(answer.content());
    }
}
