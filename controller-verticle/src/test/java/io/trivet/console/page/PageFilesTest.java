package io.trivet.console.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageFilesTest {
    private static final String SWITCHBOARD = "http://127.0.0.1:28000";
    private static final Pattern PARTS = Pattern.compile("(?:href|src)=\"(/[^\"#]+)\"|from \"\\./([^\"]+)\"");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        new PageFiles(vertx, new PagePolicy(Optional.of(URI.create(SWITCHBOARD)))).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "//?%", "/console/../", "/x/../console/js/app.js", "/console//js/app.js"})
    void whatOnlyLooksLikeAFileOnceItIsTidiedIsLeftToOthers(String path) throws Exception {
        assertEquals(404, status(path));
    }

    /** As it is: a client of Java refuses to send some of these. */
    private int status(String path) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void servesThePageAndAllThatItNames() throws Exception {
        HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        Matcher parts = PARTS.matcher(page.body());
        int found = 0;
        for (; parts.find(); found++) {
            assertEquals(200, get(parts.group(1)).statusCode(), parts.group(1));
        }
        assertTrue(found > 5, "the page names nothing");
    }

    @Test
    void servesEveryModuleThatMainImports() throws Exception {
        Matcher modules = PARTS.matcher(get("/console/js/main.js").body());
        int found = 0;
        for (; modules.find(); found++) {
            assertEquals(200, get("/console/js/" + modules.group(2)).statusCode(), modules.group(2));
        }
        assertTrue(found > 5, "nothing is imported");
    }

    @Test
    void allowsOwnScriptsOwnCallsAndTheSwitchboardAndNothingElse() throws Exception {
        String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.endsWith("connect-src 'self' " + SWITCHBOARD), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertFalse(policy.contains("*"), policy);
    }

    @Test
    void servesNothingButTheFilesOfThePage() throws Exception {
        for (String path : new String[] {
            "/console/PageFiles.class",
            "/console/..%2fPageFiles.class",
            "/console/js/../../page.html",
            "/console/none.js"
        }) {
            assertEquals(404, get(path).statusCode(), path);
        }
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() throws Exception {
        String tag = get("/").headers().firstValue("ETag").orElseThrow();
        assertEquals(304, get("/", "If-None-Match", tag).statusCode());
    }
}
