package io.trivet.benchmark.stage;

import io.trivet.benchmark.load.Http;
import io.trivet.benchmark.load.Load;
import io.trivet.benchmark.load.Waits;
import io.trivet.benchmark.plan.Cell;
import io.trivet.benchmark.watch.Kind;
import io.trivet.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An empty route of vertx-web, in a Java like a worker's: what is above us. */
public final class Route implements Stand {
    private static final int LOWEST_PORT = 19_000;
    private static final int PORTS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Setting setting;
    private final List<Integer> ports;
    private final Process process;

    private Route(Setting setting, List<Integer> ports, Process process) {
        this.setting = setting;
        this.ports = ports;
        this.process = process;
    }

    /** @param bytes that it answers to whoever reads */
    public static Route start(Setting setting, int bytes) {
        List<Integer> ports = Place.freePorts(LOWEST_PORT, PORTS);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xms32m", "-Xmx192m"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), RouteServer.class.getName()));
        words.add(Integer.toString(bytes));
        ports.forEach(port -> words.add(Integer.toString(port)));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(setting.place().of("route.log").toFile())
                    .start();
            Route route = new Route(setting, ports, process);
            route.awaitStart();
            return route;
        } catch (IOException e) {
            throw new Refusal("The empty route cannot be started (" + e.getMessage() + ").");
        }
    }

    private void awaitStart() {
        long begun = System.nanoTime();
        while (!ports.stream().allMatch(this::answers)) {
            if (setting.end().within(BETWEEN_LOOKS) || System.nanoTime() - begun > LIMIT.toNanos()) {
                close();
                setting.end().check();
                throw new Refusal("The empty route does not answer within " + LIMIT.toSeconds() + " s.");
            }
        }
    }

    private boolean answers(int port) {
        return Waits.result(
                "the empty route",
                LIMIT,
                setting.http().get(port, "/v1/kv/-").map(Http.Answer::isOk).otherwise(false));
    }

    @Override
    public Load load(Cell cell, int round) {
        return setting.wrk(cell, "trivet", ports, round);
    }

    @Override
    public Map<Kind, List<Long>> processes() {
        return Map.of(Kind.ROUTE, List.of(process.pid()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
