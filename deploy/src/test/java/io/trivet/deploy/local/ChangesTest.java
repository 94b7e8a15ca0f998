package io.trivet.deploy.local;

import static io.trivet.deploy.local.Scripted.overview;
import static io.trivet.deploy.local.Scripted.overviews;
import static io.trivet.deploy.local.Scripted.problem;
import static io.trivet.deploy.local.Scripted.progress;
import static io.trivet.deploy.local.Scripted.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that come and go: real processes and PostgreSQL servers, and nodes that are stand-ins. */
class ChangesTest {
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

    @BeforeEach
    void reset() {
        shell.script("c1", new JsonObject());
        shell.said();
    }

    /** Another worker, of which the number is told. */
    private static int added() {
        int next = Home.at(shell.data).knownPlan().workers().next();
        shell.assertSays(0, "w" + next + " serves now", shell.run("add"));
        return next;
    }

    private static void assertGone(int number) {
        List<String> parts = shell.cluster().parts().stream().map(Part::name).toList();
        for (String each : List.of("w" + number, "pg" + number)) {
            assertFalse(parts.contains(each), each);
            assertFalse(Files.exists(shell.data.resolve(each)), each);
        }
    }

    @Test
    void addsWorkersAndRemovesThemWithAllTheyHad() {
        shell.assertSays(2, "takes no names", shell.run("add", "w4"));
        shell.assertSays(2, "1 to 9 workers can be added", shell.run("add", "-n", "0"));
        int number = added();
        String name = "w" + number;
        shell.assertSays(0, name + "   ready", shell.run("status"));
        shell.script("c1", overviews(overview(worker(name, 2, "UP", 4)), overview(worker(name, 2, "UP", 0))));
        shell.assertSays(0, name + " is removed", shell.run("remove", name));
        assertEquals(List.of("POST /v1/workers/" + name + "/drain", "DELETE /v1/workers/" + name), shell.orders("c1"));
        assertGone(number);
        assertEquals(number + 1, Home.at(shell.data).knownPlan().workers().next(), "no number is given twice");
    }

    @Test
    void removesTheDeadWithoutDraining() {
        int number = added();
        String name = "w" + number;
        String order = "DELETE /v1/workers/" + name;
        assertEquals(0, shell.run("kill", name, "pg" + number));
        JsonObject down = worker(name, 2, "DOWN", 4);
        shell.script("c1", overviews(overview(down).put("progress", progress(0, 0, 0, 1))));
        shell.assertSays(1, "its data is kept", shell.run("remove", name));

        JsonObject refused = new JsonObject().put(order, problem(409, "order-refused", "It is not down."));
        shell.script("c1", overviews(overview(down)).put("answers", refused));
        shell.assertSays(1, "It is not down.", shell.run("remove", name));
        assertEquals(2, shell.orders("c1").size(), "tried again, since it may not have been noticed yet");
        assertTrue(Files.exists(shell.data.resolve("pg" + number)));

        shell.script("c1", overviews(overview(down)));
        shell.assertSays(0, name + " is removed", shell.run("remove", name));
        assertEquals(List.of(order), shell.orders("c1"));
        assertGone(number);
    }

    @Test
    void replacesADiskByAnEmptyOne() {
        JsonObject w1 = worker("w1", 0, "UP", 4);
        JsonObject w2 = worker("w2", 1, "UP", 4);
        shell.script("c1", overviews(overview(worker("w1", 0, "SUSPECT", 4), w2)));
        shell.assertSays(1, "w1 is not well (SUSPECT)", shell.run("replace", "w2"));
        shell.script("c1", overviews(overview(w1, w2).put("replicas", 1)));
        shell.assertSays(1, "on one worker only", shell.run("replace", "w2"));
        shell.assertSays(2, "one at a time", shell.run("replace", "w1", "w2"));

        String password =
                shell.cluster().postgresOf("w2").orElseThrow().access().password();
        JsonObject copying = overview(w1, w2, worker("w2", 7, "UP", 0)).put("progress", progress(4, 0, 4, 0));
        shell.script(
                "c1",
                overviews(
                        overview(w1, w2),
                        overview(w1, w2).put("progress", progress(1, 0, 1, 0)),
                        overview(w1, w2),
                        overview(w1, w2),
                        copying,
                        overview(w1, worker("w2", 7, "UP", 4))));
        String said = shell.assertSays(0, "First the others:", shell.run("replace", "w2"));
        assertTrue(said.contains("Copied:") && said.contains("has its share"), said);
        assertNotEquals(
                password,
                shell.cluster().postgresOf("w2").orElseThrow().access().password());
        shell.assertSays(0, "pg2  ready", shell.run("status"));
    }
}
