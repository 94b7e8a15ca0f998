package io.trivet.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages are told that look on, over real connections. */
final class AudienceTest {
    private static final int PLACES = 64;
    private static final int LIMIT_MILLIS = 20_000;
    private static final int SMALL = 4_096;
    /** More than all buffers on the way of a small connection hold. */
    private static final int MANY = 400;

    private static final String LONG = "x".repeat(20_000);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Audience audience = new Audience();
    private final List<Page> pages = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(SMALL))
                .requestHandler(request -> audience.admit(request.response()));
        onLoop(() -> server.listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        for (Page page : pages) {
            page.socket().close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** All of an audience happens on one loop. */
    private <T> T onLoop(Supplier<Future<T>> task) throws Exception {
        Promise<T> done = Promise.promise();
        loop.runOnContext(ignored -> task.get().onComplete(done));
        return done.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void tell(Runnable task) throws Exception {
        onLoop(() -> {
            task.run();
            return Future.succeededFuture();
        });
    }

    private boolean isFull() throws Exception {
        return onLoop(() -> Future.succeededFuture(audience.isFull()));
    }

    /** A page that has been admitted, for the head of its answer is there. */
    private Page open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()), LIMIT_MILLIS);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Page page = new Page(
                socket,
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), SMALL));
        pages.add(page);
        return page;
    }

    private record Page(Socket socket, BufferedReader reader) {
        /** What is told of a topic, in its first few letters. */
        String next(String topic) throws IOException {
            String line = reader.readLine();
            while (!line.equals("event: " + topic)) {
                line = reader.readLine();
            }
            String data = reader.readLine();
            return data.substring("data: ".length(), Math.min(data.length(), 10));
        }
    }

    @Test
    void tellsWhoComesHowEverythingIsAndThenOnlyWhatChanges() throws Exception {
        tell(() -> audience.state("nodes", "one"));
        Page page = open();
        assertEquals("one", page.next("nodes"));
        tell(() -> audience.state("nodes", "one"));
        tell(() -> audience.state("nodes", "two"));
        tell(() -> audience.moment("traffic", "now"));
        assertEquals("two", page.next("nodes"));
        assertEquals("now", page.next("traffic"));
    }

    @Test
    void oweASlowOneTheLatestStateAndHoldsUpNobodyElse() throws Exception {
        tell(() -> audience.state("nodes", "0"));
        Page slow = open();
        Page quick = open();
        assertEquals("0", slow.next("nodes"));
        assertEquals("0", quick.next("nodes"));
        for (int i = 1; i <= MANY; i++) {
            String state = i + " " + LONG;
            tell(() -> audience.state("nodes", state));
            assertEquals(String.valueOf(i), number(quick));
        }
        int told = 0;
        while (!number(slow).equals(String.valueOf(MANY))) {
            told++;
        }
        assertTrue(told < MANY - 1, "it was told each of them: nothing was left out");
    }

    private static String number(Page page) throws IOException {
        return page.next("nodes").split(" ")[0];
    }

    @Test
    void hasRoomForSoManyAndAgainWhenOneIsGone() throws Exception {
        tell(() -> audience.state("nodes", "one"));
        for (int i = 0; i < PLACES; i++) {
            assertEquals(false, isFull());
            open().next("nodes");
        }
        assertEquals(true, isFull());
        pages.get(0).socket().close();
        long begun = System.nanoTime();
        while (isFull()) {
            assertTrue(System.nanoTime() - begun < TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS), "still full");
            Thread.onSpinWait();
        }
    }
}
