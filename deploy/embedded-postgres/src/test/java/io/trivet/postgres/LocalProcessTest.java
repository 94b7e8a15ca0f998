package io.trivet.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Process parent;
    private LocalProcess process;
    private LocalProcess child;

    @BeforeEach
    void start() throws IOException {
        parent = new ProcessBuilder("sh", "-c", "sh -c 'echo $$; read forever'; exit 3 # the mark").start();
        process = new LocalProcess(parent.pid(), "the mark");
        child = new LocalProcess(Long.parseLong(parent.inputReader().readLine()), "echo $$");
    }

    @AfterEach
    void end() {
        child.kill(LIMIT);
        process.kill(LIMIT);
    }

    @Test
    void pausesWithItsChildren() {
        assertFalse(process.isPaused() || child.isPaused());
        process.pause();
        assertTrue(process.isPaused() && child.isPaused());
        process.unpause();
        assertFalse(process.isPaused() || child.isPaused());
    }

    @Test
    void isKilledWithItsChildrenThoughPaused() throws InterruptedException {
        process.pause();
        process.kill(LIMIT);
        assertEquals(128 + 9, parent.waitFor());
        assertTrue(child.awaitEnd(LIMIT));
        process.kill(LIMIT);
    }

    @Test
    void isAskedToEndAndDoesSoWhenItCan() {
        process.pause();
        process.terminate();
        assertFalse(process.awaitEnd(Duration.ZERO), "a frozen one hears nothing");
        process.unpause();
        assertTrue(process.awaitEnd(LIMIT));
    }

    @Test
    void hasLeftItsPortWhenItHasEnded() throws IOException {
        // To give back so much memory takes a moment, in which only one of its threads is left.
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xms512m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PortHolder.class.getName())
                .start();
        int port = Integer.parseInt(holder.inputReader().readLine());
        new LocalProcess(holder.pid(), PortHolder.class.getName()).kill(LIMIT);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, socket.getLocalPort());
        }
    }

    @Test
    void isNobodyWithoutItsMark() {
        LocalProcess stranger = new LocalProcess(parent.pid(), "another mark");
        assertFalse(stranger.isAlive());
        assertFalse(stranger.isPaused());
        stranger.kill(LIMIT);
        stranger.terminate();
        assertEquals(List.of(true, true), List.of(process.isAlive(), child.isAlive()));
    }
}
