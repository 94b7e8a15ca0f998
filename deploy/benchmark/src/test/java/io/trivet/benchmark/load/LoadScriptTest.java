package io.trivet.benchmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trivet.benchmark.plan.DataSet;
import io.trivet.deploy.local.Interruption;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What wrk really sends, where it is installed: an etcd would answer 200 to a read of a key that is not there. */
class LoadScriptTest {
    private static final DataSet DATA = new DataSet(1_000, 10);

    private record Sent(String method, String path, String content) {}

    private static Queue<Sent> sent(String dialect, int reads) throws URISyntaxException {
        assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "wrk"))));
        Queue<Sent> all = new ConcurrentLinkedQueue<>();
        try (Http http = new Http()) {
            HttpServer server = Waits.result(
                    "a server",
                    Duration.ofSeconds(10),
                    http.vertx()
                            .createHttpServer()
                            .requestHandler(request -> take(request, all))
                            .listen(0, "127.0.0.1"));
            Path script = Path.of(LoadScriptTest.class
                    .getResource("/io/trivet/benchmark/load.lua")
                    .toURI());
            List<String> words = List.of(dialect, Integer.toString(reads), DATA.prefix(), "1000", "10");
            List<Integer> ports = List.of(server.actualPort());
            Sample sample = new Wrk(script, ports, 2, words, 0, new Interruption()).run(Duration.ofSeconds(1));
            assertEquals(0, sample.errors());
            assertTrue(sample.operations() > 0);
            assertTrue(sample.latencies().percentile(50) > 0);
        }
        return all;
    }

    private static void take(HttpServerRequest request, Queue<Sent> all) {
        request.body().onSuccess(body -> {
            all.add(new Sent(request.method().name(), request.path(), body.toString()));
            request.response().end();
        });
    }

    private static String decoded(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static void assertIsKey(String key) {
        assertEquals(DATA.key(Integer.parseInt(key.substring(DATA.prefix().length()))), key);
    }

    @Test
    void trivetIsAskedForKeysThatThereAre() throws URISyntaxException {
        Queue<Sent> all = sent("trivet", 50);
        all.forEach(each -> assertIsKey(each.path.substring("/v1/kv/".length())));
        all.forEach(each -> assertEquals(each.method.equals("PUT") ? 10 : 0, each.content.length()));
        assertTrue(all.stream().map(Sent::method).toList().containsAll(List.of("PUT", "GET")));
    }

    @Test
    void etcdIsAskedForTheSameKeys() throws URISyntaxException {
        sent("etcd", 100).forEach(each -> {
            assertEquals("/v3/kv/range", each.path);
            assertIsKey(decoded(new JsonObject(each.content).getString("key")));
        });
    }

    @Test
    void etcdIsSentValuesOfTheSameSize() throws URISyntaxException {
        sent("etcd", 0).forEach(each -> {
            assertEquals("/v3/kv/put", each.path);
            assertEquals(
                    10, decoded(new JsonObject(each.content).getString("value")).length());
            assertIsKey(decoded(new JsonObject(each.content).getString("key")));
        });
    }
}
