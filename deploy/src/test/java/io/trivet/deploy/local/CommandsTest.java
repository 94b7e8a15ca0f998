package io.trivet.deploy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands as they are typed, on real processes and real PostgreSQL servers. */
class CommandsTest {
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        shell = new Shell(StandIn.class, 2);
    }

    @AfterEach
    void close() throws IOException {
        shell.close();
    }

    private void assertSays(int code, String words, int actualCode) {
        String said = shell.said();
        assertEquals(code, actualCode, said);
        assertTrue(said.contains(words), said);
    }

    private JsonObject settings(String name) throws IOException {
        String url = shell.cluster().part(name).place() + "/settings";
        try (var body = URI.create(url).toURL().openStream()) {
            return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void startsAClusterAndFindsItAgain() throws IOException {
        assertSays(0, "The cluster serves.", shell.up("-d"));
        assertSays(0, "w2   ready", shell.run("status"));
        assertSays(1, "runs already", shell.run("-d"));
        JsonObject before = settings("w2");
        assertToldAll(before, settings("c1"));
        assertSays(0, "Ended.", shell.run("down"));
        assertFalse(shell.cluster().runs());
        assertSays(0, "Nothing of the cluster", shell.run("down"));
        assertSays(1, "w2   down", shell.run("status"));
        assertSays(1, "does not run: nobody could take in another", shell.run("add"));
        assertSays(1, "No node of the cluster answers", shell.run("remove", "w2"));

        assertSays(1, "has 2 workers, not 3", shell.run("-d", "--workers", "3"));
        assertSays(0, "The cluster serves.", shell.run("-d"));
        assertEquals(before, settings("w2"));
    }

    private void assertToldAll(JsonObject worker, JsonObject controller) {
        JsonArray members = new JsonArray()
                .add("127.0.0.1:" + (shell.port + 10_000))
                .add("127.0.0.1:" + (shell.port + 10_001))
                .add("127.0.0.1:" + (shell.port + 10_002));
        assertEquals("w2", worker.getString("NAME"));
        assertEquals(shell.port + 2, worker.getInteger("HTTP_PORT"));
        assertEquals(shell.port + 10_002, worker.getInteger("CLUSTER_PORT"));
        assertEquals(shell.port + 20_002, worker.getInteger("POSTGRES_PORT"));
        assertEquals(32, worker.getString("POSTGRES_PASSWORD").length());
        assertEquals(members, worker.getJsonArray("MEMBERS"));
        assertEquals(members, controller.getJsonArray("MEMBERS"));
        assertEquals(new JsonArray().add("w1"), controller.getJsonArray("ELECTORS"));
        assertEquals(1, controller.getInteger("REPLICAS"));
        assertEquals(2, controller.getInteger("FIRST_WORKERS"));
        assertEquals("0s", controller.getString("REPLACE_AFTER"));
    }

    @Test
    void doesWhatIsAskedForToOnePart() {
        assertEquals(0, shell.up("-d"), shell.said());
        assertSays(0, "w1 is killed", shell.run("kill", "w1"));
        assertSays(1, "w1 does not run", shell.run("pause", "w1"));
        assertSays(0, "pg2 is paused", shell.run("pause", "w2", "pg2"));
        assertEquals(1, shell.run("status"));
        String status = shell.said();
        assertTrue(status.contains("w1   down") && status.contains("pg1  ready"), status);
        assertTrue(status.contains("w2   paused") && status.contains("pg2  paused"), status);
        assertSays(0, "pg2 goes on", shell.run("unpause", "w2", "pg2"));
        assertSays(0, "pg1 is killed", shell.run("kill", "pg1"));
        assertSays(0, " pg1 w1", shell.run("start", "w1"));
        assertSays(0, "c1   ready", shell.run("status"));
        assertSays(2, "no 'w3' in this cluster, but c1, w1, pg1, w2, pg2", shell.run("kill", "w3"));
        assertEquals(0, shell.run("pause", "w1", "pg1", "c1"), shell.said());
        assertSays(0, "Ended.", shell.run("down"));
        assertFalse(shell.cluster().runs());
    }
}
