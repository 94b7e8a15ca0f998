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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workers that come and go: real processes and PostgreSQL servers, and nodes that are stand-ins. */
class ChangesTest {
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = new Shell(Scripted.class, 2);
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
    }

    private String assertSays(int code, String words, int actualCode) {
        String said = shell.said();
        assertEquals(code, actualCode, said);
        assertTrue(said.contains(words), said);
        return said;
    }

    private List<String> parts() {
        return shell.cluster().parts().stream().map(Part::name).toList();
    }

    private void assertGone(String... directories) {
        for (String each : directories) {
            assertFalse(Files.exists(shell.data.resolve(each)), each);
        }
    }

    @Test
    void addsWorkersAndRemovesThemWithAllTheyHad() {
        assertEquals(0, shell.up("-d"), shell.said());
        assertSays(0, "w3 serves now", shell.run("add"));
        assertSays(0, "w3   ready", shell.run("status"));
        assertSays(2, "takes no names", shell.run("add", "w4"));
        assertSays(2, "1 to 9 workers can be added", shell.run("add", "-n", "0"));

        shell.script("c1", overviews(overview(worker("w3", 2, "UP", 4)), overview(worker("w3", 2, "UP", 0))));
        assertSays(0, "w3 is removed", shell.run("remove", "w3"));
        assertEquals(List.of("POST /v1/workers/w3/drain", "DELETE /v1/workers/w3"), shell.orders("c1"));
        assertEquals(List.of("c1", "w1", "pg1", "w2", "pg2"), parts());
        assertGone("w3", "pg3");

        assertSays(0, "w4 serves now", shell.run("add"));
        assertEquals(0, shell.run("down"), shell.said());
        assertSays(1, "does not run", shell.run("add"));
        assertSays(1, "No node of the cluster answers", shell.run("remove", "w4"));
        assertEquals(List.of("c1", "w1", "pg1", "w2", "pg2", "w4", "pg4"), parts());
    }

    @Test
    void removesTheDeadWithoutDraining() {
        assertEquals(0, shell.up("-d"), shell.said());
        assertEquals(0, shell.run("kill", "w2", "pg2"));
        JsonObject down = worker("w2", 1, "DOWN", 4);
        JsonObject needed = overview(down).put("progress", progress(0, 0, 0, 1));
        shell.script("c1", overviews(needed));
        assertSays(1, "its data is kept", shell.run("remove", "w2"));

        JsonObject refused = problem(409, "order-refused", "w2 is not down.");
        JsonObject script =
                overviews(overview(down)).put("answers", new JsonObject().put("DELETE /v1/workers/w2", refused));
        shell.script("c1", script);
        assertSays(1, "w2 is not down.", shell.run("remove", "w2"));
        assertEquals(2, shell.orders("c1").size(), "tried again, since it may not have been noticed yet");
        assertTrue(Files.exists(shell.data.resolve("pg2")));

        shell.script("c1", overviews(overview(down)));
        assertSays(0, "w2 is removed", shell.run("remove", "w2"));
        assertEquals(List.of("DELETE /v1/workers/w2"), shell.orders("c1"));
        assertEquals(List.of("c1", "w1", "pg1"), parts());
        assertGone("w2", "pg2");
    }

    @Test
    void replacesADiskByAnEmptyOne() {
        assertEquals(0, shell.up("-d"), shell.said());
        JsonObject w1 = worker("w1", 0, "UP", 4);
        JsonObject w2 = worker("w2", 1, "UP", 4);
        shell.script("c1", overviews(overview(worker("w1", 0, "SUSPECT", 4), w2)));
        assertSays(1, "w1 is not well (SUSPECT)", shell.run("replace", "w2"));
        shell.script("c1", overviews(overview(w1, w2).put("replicas", 1)));
        assertSays(1, "on one worker only", shell.run("replace", "w2"));
        assertSays(2, "one at a time", shell.run("replace", "w1", "w2"));

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
        String said = assertSays(0, "First the others:", shell.run("replace", "w2"));
        assertTrue(said.contains("Copied:") && said.contains("has its share"), said);
        assertNotEquals(
                password,
                shell.cluster().postgresOf("w2").orElseThrow().access().password());
        assertSays(0, "pg2  ready", shell.run("status"));
    }
}
