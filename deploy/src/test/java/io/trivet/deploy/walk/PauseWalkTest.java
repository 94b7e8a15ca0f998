package io.trivet.deploy.walk;

import io.trivet.deploy.strip.Watcher;
import io.trivet.deploy.walk.Http.Request;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by deploy/walk pause. */
@Tag("walk")
class PauseWalkTest {
    private static final Duration BACK = Duration.ofSeconds(10);

    private static final List<Integer> LENGTHS = List.of(1, 3, 5, 10, 30);
    private static final int LONGEST = 90;
    private static final int TIMES = 5;

    private Walk walk;
    private Watcher watcher;

    @BeforeEach
    void open() throws IOException {
        walk = new Walk(1, 4, Path.of("target", "pause-logs"));
        watcher = new Watcher(walk.load().seconds()::stalled);
    }

    @AfterEach
    void close() {
        watcher.close();
        walk.close();
    }

    @Test
    void whoeverWasPausedIsBackAndNobodyElseNoticed() throws IOException {
        walk.go(() -> {
            walk.start("Starting a new cluster in " + walk.cluster().place());
            walk.load().start();
            walk.load().mustServeEveryKey();
            long begun = System.nanoTime();
            LENGTHS.forEach(seconds -> pause(seconds, "w2"));
            // The controller is the oldest member of the cluster, too.
            LENGTHS.forEach(seconds -> pause(seconds, "c1"));
            List.of(3, 10).forEach(seconds -> pause(seconds, "c1", "w4"));
            for (int i = 0; i < TIMES; i++) {
                pause(i + 1, "w2");
            }
            pause(LONGEST, "w3");
            ClientSeconds.Sum seconds = walk.load().seconds().sum(begun, System.nanoTime());
            walk.say("In all: %s.", seconds);
            seconds.mustBeServed();
            walk.say("Two of four workers at once: some keys have no quorum then, and who asks for one waits.");
            List.of(3, 10).forEach(length -> pause(length, "w1", "w3"));
            walk.load().stop();
            walk.load().mustHaveEverything();
            walk.mustBeEqual();
            walk.mustBeLinearizable();
        });
    }

    private void pause(int seconds, String... names) {
        List<String> parts = List.of(names);
        List<Node> nodes = parts.stream().map(walk.cluster()::node).toList();
        long since = System.nanoTime();
        nodes.forEach(walk.load()::closing);
        walk.cluster().pause(parts);
        Waiting.pause(Duration.ofSeconds(seconds));
        walk.cluster().unpause(parts);
        long thawed = System.nanoTime();
        Waiting.moment(
                parts + " carrying traffic again",
                BACK,
                () -> nodes.stream().flatMap(node -> missing(node).stream()).findFirst());
        double back = Progress.seconds(thawed);
        nodes.forEach(walk.load()::opened);
        walk.load().mustServeEveryKey();
        walk.say(
                "%s paused for %d s: back after %.1f s; %s.",
                String.join(" and ", parts),
                seconds,
                back,
                walk.load().seconds().sum(since, System.nanoTime()));
    }

    /** It is ready, and writes and reads through its port are done. */
    private Optional<String> missing(Node node) {
        return Waiting.result("asking " + node, BACK, walk.loop().on(() -> attempt(node)));
    }

    private Future<Optional<String>> attempt(Node node) {
        Request put = new Request(HttpMethod.PUT, "/v1/kv/pause/" + node.name() + "?timeout=1s", Map.of(), "x");
        return done(node, Request.get("/health/ready"))
                .compose(ready -> done(node, put))
                .compose(written -> done(node, Request.get("/v1/kv/pause/" + node.name() + "?timeout=1s")))
                .map(read -> Optional.<String>empty())
                .otherwise(failure -> Optional.of(String.valueOf(failure.getMessage())));
    }

    private Future<?> done(Node node, Request request) {
        return walk.http()
                .send(node, request)
                .compose(answer -> answer.status() < 300
                        ? Future.succeededFuture()
                        : Future.failedFuture(request.path() + " through " + node + ": " + answer.status()));
    }
}
