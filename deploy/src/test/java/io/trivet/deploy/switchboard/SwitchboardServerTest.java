package io.trivet.deploy.switchboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in. The directory holds no cluster, so whoever is let in is told that. */
final class SwitchboardServerTest {
    private static final String PAGE = "http://127.0.0.1:8000";
    private static final String PAUSE = "{\"action\":\"pause\",\"name\":\"w2\"}";

    @TempDir
    private Path data;

    private int port;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new SwitchboardServer(new SwitchboardSettings(port, "secret", data, Set.of(PAGE))).start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The whole answer. */
    private String send(String method, String path, String host, String origin, String key, String content)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n")
                    + (key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n")
                    + "Content-Length: " + content.length() + "\r\n\r\n" + content;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String ask(String origin, String key, String content) throws IOException {
        return send("POST", "/do", "127.0.0.1:" + port, origin, key, content);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ")[1]);
    }

    @Test
    void aPageOfTheClusterWithTheKeyHasTheCommandCarriedOut() throws IOException {
        String answer = ask(PAGE, "secret", PAUSE);
        assertEquals(409, status(answer));
        assertTrue(answer.contains("There is no cluster in"), answer);
    }

    @Test
    void aPageOfAnotherOriginIsRefusedWithOrWithoutTheKey() throws IOException {
        for (String key : new String[] {"", "secret"}) {
            String answer = ask("http://evil.example", key, PAUSE);
            assertEquals(403, status(answer));
            assertFalse(answer.contains("Access-control-allow-origin"), answer);
        }
    }

    @Test
    void aProgramWithoutAnOriginIsRefused() throws IOException {
        assertEquals(403, status(ask("", "secret", PAUSE)));
    }

    @Test
    void aNameThatSomebodyHasResolveToThisMachineIsRefused() throws IOException {
        assertEquals(403, status(send("POST", "/do", "evil.example:" + port, PAGE, "secret", PAUSE)));
    }

    @Test
    void withoutTheKeyNothingIsDoneAndNothingSaid() throws IOException {
        assertEquals(401, status(ask(PAGE, "", PAUSE)));
        assertEquals(401, status(ask(PAGE, "guess", PAUSE)));
        assertEquals(401, status(send("GET", "/state", "127.0.0.1:" + port, PAGE, "", "")));
    }

    @Test
    void whatIsNoActionIsNotRun() throws IOException {
        for (String content : new String[] {
            "{\"action\":\"down\"}",
            "{\"action\":\"remove\",\"name\":\"w2\"}",
            "{\"action\":\"pause\",\"name\":\"--data\"}",
            "{\"action\":\"add\",\"name\":\"w2\"}",
            "{\"action\":\"pause\"}",
            "no json"
        }) {
            assertEquals(400, status(ask(PAGE, "secret", content)), content);
        }
    }

    @Test
    void aBrowserThatAsksFirstIsToldWhatIsAllowed() throws IOException {
        String answer = send("OPTIONS", "/do", "127.0.0.1:" + port, PAGE, "", "");
        assertEquals(204, status(answer));
        assertTrue(answer.contains("Access-control-allow-origin: " + PAGE), answer);
    }
}
