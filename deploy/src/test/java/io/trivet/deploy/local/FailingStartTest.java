package io.trivet.deploy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A start that fails, or is broken off, says why and leaves nothing running. */
class FailingStartTest {
    private static final int INTERRUPTED = 130;

    private static void assertSaid(Shell shell, String words) {
        String said = shell.said();
        assertTrue(said.contains(words), said);
    }

    @Test
    void ofANodeThatEnds() throws IOException {
        try (Shell shell = new Shell(StandIn.Broken.class, 1)) {
            assertEquals(1, shell.up("-d"));
            assertSaid(shell, "This stand-in is broken.");
            assertFalse(shell.cluster().runs());
        }
    }

    @Test
    void onAPortThatIsInUse() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1);
                ServerSocket taken = new ServerSocket(shell.port + 20_001, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(1, shell.up("-d"));
            assertSaid(shell, "Port " + taken.getLocalPort() + ", which w1 needs, is in use");
            assertThrows(Refusal.class, shell::cluster, "nothing has been made yet");
        }
    }

    @Test
    void thatIsInterruptedHalfWay() throws IOException {
        try (Shell shell = new Shell(StandIn.Unready.class, 1)) {
            Interruption interruption = new Interruption();
            CompletableFuture<Integer> up = shell.upMeanwhile(interruption);
            while (!shell.hasSaid(" pg1")) {
                assertFalse(interruption.within(Duration.ofMillis(10)) || up.isDone(), "it waits for the nodes");
            }
            CompletableFuture<Void> ctrlC = Shell.meanwhile(interruption::interrupt);
            assertEquals(INTERRUPTED, up.orTimeout(60, TimeUnit.SECONDS).join());
            assertFalse(shell.cluster().runs());
            interruption.clearedUp();
            ctrlC.join();
        }
    }

    @Test
    void andARunInTheForegroundIsEndedByCtrlC() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1)) {
            Interruption interruption = new Interruption();
            CompletableFuture<Integer> up = shell.upMeanwhile(interruption);
            while (!shell.hasSaid("Ctrl-C ends it.")) {
                assertFalse(interruption.within(Duration.ofMillis(10)) || up.isDone(), "it stays");
            }
            CompletableFuture<Void> ctrlC = Shell.meanwhile(interruption::interrupt);
            assertEquals(0, up.orTimeout(60, TimeUnit.SECONDS).join());
            assertFalse(shell.cluster().runs());
            interruption.clearedUp();
            ctrlC.join();
        }
    }

    @Test
    void andARunInTheForegroundEndsWhenTheClusterIsEndedElsewhere() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1)) {
            CompletableFuture<Integer> up = shell.upMeanwhile(new Interruption());
            while (!shell.hasSaid("Ctrl-C ends it.")) {
                assertFalse(new Interruption().within(Duration.ofMillis(10)) || up.isDone(), "it stays");
            }
            assertEquals(0, shell.run("down"));
            assertEquals(0, up.orTimeout(60, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void inADirectoryThatIsNotOne() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1)) {
            Path file = Files.writeString(shell.data.resolve("thesis.txt"), "years of work");
            assertEquals(1, shell.up("-d"));
            assertSaid(shell, "holds something, but no cluster");
            assertEquals(1, shell.up("-d", "--data", file.toString()));
            assertSaid(shell, "thesis.txt is not a directory");
            assertEquals(1, shell.up("-d", "--data", "/dev/null/data"));
            assertSaid(shell, "/dev/null");
            assertEquals(1, shell.run("status"));
            assertSaid(shell, "There is no cluster in " + shell.data);
        }
    }

    @Test
    void whileAnotherCommandIsAtWork() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1);
                FileChannel other = FileChannel.open(
                        shell.data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            assertEquals(1, shell.up("-d"));
            assertSaid(shell, "Another command is at work");
        }
    }

    @Test
    void onAFullDisk() throws IOException {
        try (Shell shell = new Shell(StandIn.class, 1)) {
            String sentence = assertThrows(
                            Refusal.class, () -> Home.at(shell.data).mustHaveRoom(Long.MAX_VALUE))
                    .getMessage();
            assertTrue(sentence.contains("MB are needed. Make room"), sentence);
        }
    }
}
