package io.trivet.deploy.local;

import static io.trivet.deploy.local.Scripted.overview;
import static io.trivet.deploy.local.Scripted.overviews;
import static io.trivet.deploy.local.Scripted.problem;
import static io.trivet.deploy.local.Scripted.progress;
import static io.trivet.deploy.local.Scripted.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is ordered and asked of a cluster that runs, whose nodes are stand-ins. */
class OrdersTest {
    private static final JsonObject AT_REST = new JsonObject();

    private static Shell shell;

    @BeforeAll
    static void open() throws IOException {
        shell = new Shell(Scripted.class, 2);
        assertEquals(0, shell.up("-d"), shell.said());
    }

    @AfterAll
    static void close() throws IOException {
        shell.close();
    }

    @AfterEach
    void reset() {
        shell.script("c1", AT_REST);
        shell.script("w1", AT_REST);
        shell.said();
    }

    private static JsonObject answers(String order, JsonObject answer) {
        return new JsonObject().put("answers", new JsonObject().put(order, answer));
    }

    @Test
    void drainsAndShowsHowFarItIs() {
        shell.script(
                "c1",
                overviews(
                        overview(worker("w2", 1, "UP", 6)).put("map_version", 0),
                        overview(worker("w2", 1, "UP", 6)).put("progress", progress(2, 4, 0, 0)),
                        overview(worker("w2", 1, "UP", 0).put("elector", true)),
                        overview(worker("w2", 1, "UP", 0))));
        String said = shell.assertSays(0, "Drained: [" + "-".repeat(30) + "] 0 of 6", shell.run("drain", "w2"));
        assertTrue(said.contains("] 6 of 6"), said);
        assertTrue(said.contains("Empty: w2."), said);
        assertEquals(List.of("POST /v1/workers/w2/drain"), shell.orders("c1"));
    }

    @Test
    void doesNotWaitWhenToldSo() {
        shell.script("c1", overviews(overview(worker("w2", 1, "UP", 6))));
        shell.assertSays(0, "w2 is being drained", shell.run("drain", "w2", "-d"));
        shell.assertSays(0, "w2 may have partitions again", shell.run("undrain", "w2"));
        assertEquals(List.of("POST /v1/workers/w2/drain", "POST /v1/workers/w2/undrain"), shell.orders("c1"));
    }

    @Test
    void stopsWaitingByCtrlCButNotDraining() {
        shell.script("c1", overviews(overview(worker("w2", 1, "UP", 6)).put("progress", progress(2, 4, 0, 0))));
        Interruption interruption = new Interruption();
        CompletableFuture<Integer> drain = shell.runMeanwhile(interruption, "drain", "w2");
        while (!shell.hasSaid("0 of 6, 2.5 per second, about 3 s left")) {
            assertFalse(interruption.within(Duration.ofMillis(10)) || drain.isDone(), "it waits");
        }
        CompletableFuture<Void> ctrlC = Shell.meanwhile(interruption::interrupt);
        shell.assertSays(
                130,
                "goes on being drained",
                drain.orTimeout(60, TimeUnit.SECONDS).join());
        interruption.clearedUp();
        ctrlC.join();
        assertEquals(List.of("POST /v1/workers/w2/drain"), shell.orders("c1"));
    }

    @Test
    void passesOnWhyNot() {
        JsonObject refused = problem(409, "order-refused", "Three workers are the least.");
        shell.script("c1", answers("POST /v1/workers/w2/drain", refused));
        shell.assertSays(1, "Three workers are the least.", shell.run("drain", "w2"));
        assertEquals(List.of(), shell.orders("w1"));
        shell.assertSays(2, "There is no worker 'w9' in this cluster, but w1, w2", shell.run("drain", "w9"));
        shell.assertSays(2, "There is no worker 'c1'", shell.run("remove", "c1"));
        shell.assertSays(2, "needs a name", shell.run("undrain"));
    }

    @Test
    void asksAnotherNodeWhenOneCannotOrIsNotSure() {
        shell.script("c1", answers("POST /v1/workers/w2/undrain", problem(504, "outcome-unknown", "Nobody knows.")));
        shell.assertSays(0, "w2 may have", shell.run("undrain", "w2"));
        assertEquals(1, shell.orders("w1").size());
        JsonObject nobody = answers("POST /v1/workers/w2/undrain", problem(503, "unavailable", "No controller."));
        for (String node : List.of("c1", "w1", "w2")) {
            shell.script(node, nobody);
        }
        shell.assertSays(1, "No controller.", shell.run("undrain", "w2"));
        shell.script("w2", AT_REST);
    }

    @Test
    void asksNobodyThatIsFrozen() {
        assertEquals(0, shell.run("pause", "c1"));
        shell.assertSays(0, "w2 may have", shell.run("undrain", "w2"));
        assertEquals(1, shell.orders("w1").size());
        assertEquals(0, shell.run("unpause", "c1"));
    }

    @Test
    void showsWhatTheClusterIsAt() {
        assertFalse(shell.assertSays(0, "w2   ready", shell.run("status")).contains("["));
        shell.script(
                "c1",
                overviews(overview()
                        .put("progress", progress(2, 2, 1, 3))
                        .put("unavailable_because", "Partitions 0, 1, 2 wait for w2.")));
        String said =
                shell.assertSays(0, "In place: [" + "#".repeat(15) + "-".repeat(15) + "] 4 of 8", shell.run("status"));
        assertTrue(said.contains("2 on their way, 2.5 per second, about 3 s left"), said);
        assertTrue(said.contains("1 partition has fewer copies"), said);
        assertTrue(said.contains("3 partitions are not served"), said);
        assertTrue(said.contains("wait for w2."), said);
    }

    @Test
    void tellsWhatARecoveryCostsBeforeItIsConfirmed() {
        shell.assertSays(1, "w2 runs, so it is not lost", shell.run("recover", "--lost", "w2", "--yes"));
        shell.assertSays(2, "no worker 'w9'", shell.run("recover", "--lost", "w9"));
        assertEquals(0, shell.run("kill", "w2"));
        JsonObject unconfirmed = problem(409, "not-confirmed", "Much is lost. Nothing was changed. To have it done,");
        shell.script("c1", answers("POST /v1/recover", unconfirmed));
        String said = shell.assertSays(1, "Much is lost.\n", shell.run("recover", "--lost", "w2"));
        assertTrue(said.contains("recover --lost w2 --yes"), said);
        assertEquals(List.of("POST /v1/recover {\"lost\":[\"w2\"]}"), shell.orders("c1"));

        JsonObject waiting = overview().put("progress", progress(0, 0, 0, 3));
        shell.script("c1", overviews(waiting, waiting, overview()));
        shell.assertSays(0, "Every partition is served", shell.run("recover", "--lost", "w2", "--yes"));
        assertEquals(List.of("POST /v1/recover {\"lost\":[\"w2\"],\"confirm\":\"the-id\"}"), shell.orders("c1"));
        assertEquals(0, shell.run("start", "w2"), shell.said());
    }
}
