package io.trivet.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot be done is said in a sentence, and leaves nothing running. */
class PostgresFailureTest {
    private PostgresServer server;

    @BeforeEach
    void makeADirectory() throws IOException {
        server = PostgresServer.in(Files.createTempDirectory("trivet-failure"));
    }

    @AfterEach
    void removeIt() {
        server.stopImmediately();
        server.delete();
    }

    private static void assertSays(String words, Executable executable) {
        String message = assertThrows(PostgresException.class, executable).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void aPortInUse() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = socket.getLocalPort();
            assertSays("on port " + port + ": its port is in use", () -> server.start(port));
            assertFalse(server.isRunning());
        }
        server.start(0);
        assertSays("runs in " + server.home() + " already", server::start);
        assertSays("runs", server::delete);
        assertSays("runs", () -> server.copyTo(Path.of("nowhere")));
    }

    @Test
    void aSettingThatIsNone() {
        PostgresServer wrong = PostgresServer.in(server.home(), Map.of("fsnyc", "on"));
        assertSays("unrecognized configuration parameter \"fsnyc\"", wrong::start);
        assertFalse(wrong.isRunning());
    }

    @Test
    void aDatabaseOfAnotherVersion() throws IOException {
        server.start();
        server.stop();
        Files.writeString(server.home().resolve("data/PG_VERSION"), "13\n");
        assertSays("was made by PostgreSQL 13", server::start);
    }

    @Test
    void aDatabaseThatWasMadeByHalfIsMadeAnew() throws IOException {
        Files.writeString(server.home().resolve("password"), "interrupted before anything else");
        Files.createDirectory(server.home().resolve("half"));
        Files.writeString(server.home().resolve("half/PG_VERSION"), "17\n");
        server.start();
        assertTrue(server.isRunning());
    }

    @Test
    void aDirectoryThatIsSomebodysElse() throws IOException {
        Files.writeString(server.home().resolve("thesis.txt"), "years of work");
        assertSays("holds something", server::start);
    }

    @Test
    void aServerThatHasNeverBeen() {
        assertSays("never been", server::access);
        assertFalse(server.isRunning());
        server.stop();
        server.kill();
    }

    @Test
    void aNameThatTheToolsCannotCopeWith() {
        assertSays("without quotes", () -> PostgresServer.in(server.home().resolve("it's")));
    }

    @Test
    void aPlatformThatThereIsNothingFor() {
        assertSays("Windows 11 on amd64", () -> Platform.of("Windows 11", "amd64"));
        assertSays("Linux on s390x", () -> Platform.of("Linux", "s390x"));
        assertEquals(
                "postgres-darwin-arm_64.txz", Platform.of("Mac OS X", "aarch64").archive());
    }

    @Test
    void aFullDiskInTheWordsOfEveryTool() {
        Command full = Command.of("sh", "-c", "echo 'tar: write error: No space left on device' >&2; exit 2");
        assertSays("It fails: there is no space left on the device. It said:\ntar", () -> full.run("It fails"));
    }

    @Test
    void aCommandThatDoesNotEnd() {
        Command endless = new Command(List.of("sleep", "1000"), Duration.ofMillis(50));
        assertSays("did not end within 0 s", () -> endless.run("It fails"));
    }

    @Test
    void aCommandThatIsNotThere() {
        assertSays("It fails: ", () -> Command.of("no-such-command").run("It fails"));
    }
}
