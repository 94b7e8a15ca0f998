package io.trivet.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the PostgreSQL of the build; another one with {@code -Dpostgres=14}. */
class PostgresServerTest {
    private PostgresServer server;

    @BeforeEach
    void start() {
        server = PostgresServer.temporary();
        Client.get(server, "create table fruit as select 'plum' as name");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private String fruit() {
        return Client.get(server, "select name from fruit");
    }

    @Test
    void isOfAVersionThatIsSupportedAndKeepsWhatIsCommitted() {
        int version = Integer.parseInt(Client.get(server, "show server_version_num")) / 10_000;
        assertTrue(version >= 14 && version <= 18, "version " + version);
        assertEquals(Binaries.unpacked().version(), version);
        assertEquals("on", Client.get(server, "show fsync"));
        assertEquals("on", Client.get(server, "show full_page_writes"));
        assertEquals("on", Client.get(server, "show synchronous_commit"));
        assertEquals("on", Client.get(server, "show data_checksums"));
    }

    @Test
    void isTheSameAfterEveryEndAndStart() {
        Access access = server.access();
        server.restart();
        assertEquals("plum", fruit());
        server.stopImmediately();
        assertFalse(server.isRunning());
        server.start();
        assertEquals("plum", fruit());
        server.kill();
        assertFalse(server.isRunning());
        server.start();
        assertEquals("plum", fruit());
        assertEquals(access, server.access());
    }

    @Test
    void isFoundByItsDirectoryAlone() {
        PostgresServer found = PostgresServer.in(server.home());
        assertEquals(server.access(), found.access());
        assertEquals(server.process(), found.process());
        found.stop();
        assertFalse(server.isRunning());
        server.stop();
    }

    @Test
    void answersNothingWhilePausedAndEverythingAfterwards() {
        try (Client client = new Client(server.access())) {
            server.pause();
            assertTrue(server.isPaused());
            Future<String> answer = client.ask("select name from fruit");
            assertFalse(answer.isComplete());
            server.unpause();
            assertFalse(server.isPaused());
            assertEquals("plum", Client.result(answer));
        }
    }

    @Test
    void isStoppedAndKilledWhilePausedToo() {
        server.pause();
        server.stop();
        assertFalse(server.isRunning());
        server.start();
        server.pause();
        server.kill();
        assertFalse(server.isRunning());
    }

    @Test
    void startsThoughTheProcessNumberItHadIsAnothersNow() throws IOException {
        server.kill();
        // Of the same user: that is what PostgreSQL would fall for.
        long another = server.process()
                .map(LocalProcess::pid)
                .orElse(ProcessHandle.current().pid());
        Files.writeString(server.home().resolve("data/postmaster.pid"), another + "\n");
        assertFalse(server.isRunning());
        server.start();
        assertEquals("plum", fruit());
    }

    @Test
    void usesSettingsOfOnesOwn() {
        server.stop();
        PostgresServer changed = PostgresServer.in(server.home(), Map.of("log_line_prefix", "it's \\ me"));
        changed.start();
        assertEquals("it's \\ me", Client.get(server, "show log_line_prefix"));
    }

    @Test
    void aCopyIsWhatItWasWhenItWasCopied() throws IOException {
        PostgresServer copy = PostgresServer.in(Files.createTempDirectory("trivet-copy"));
        try {
            server.stop();
            server.copyTo(copy.home());
            server.start();
            Client.get(server, "update fruit set name = 'pear'");
            copy.start(0);
            assertEquals("plum", Client.get(copy, "select name from fruit"));
            assertEquals("pear", fruit());
        } finally {
            copy.stopImmediately();
            copy.delete();
        }
    }

    @Test
    void nothingIsLeftOfATemporaryOne() {
        LocalProcess process = server.process().orElseThrow();
        server.close();
        assertFalse(process.isAlive());
        assertFalse(Files.exists(server.home()));
    }
}
