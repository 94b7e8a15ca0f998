package io.trivet.node.cluster;

import io.trivet.node.settings.Endpoint;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link TestNode} in a process of its own: it tells on its output, and does what its input says until that ends. */
public final class TestProcess {
    private TestProcess() {}

    /** What is told begins with this; all else on the output is log. */
    static final String TOLD = "@ ";

    public static void main(String[] args) throws IOException {
        Endpoint self = endpoint(args[1]);
        List<Endpoint> members =
                Arrays.stream(args[2].split(",")).map(TestProcess::endpoint).toList();
        ClusterSettings settings =
                new ClusterSettings("test", self.host(), self.port(), members, 0, Duration.ofSeconds(5));
        Vertx local = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        TestNode node = new TestNode(args[0], settings, local, line -> System.out.println(TOLD + line));
        node.start().onFailure(cause -> System.out.println(TOLD + "failed " + cause.getMessage()));
        obey(node);
        Runtime.getRuntime().halt(0);
    }

    private static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        return new Endpoint(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Of processor time that Hazelcast's threads for its connections have used. */
    private static long millisOfIoThreads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains(".IO.thread-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static void obey(TestNode node) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            switch (line) {
                case "quiet" -> node.ask(false);
                case "ask" -> node.ask(true);
                case "report" -> node.report();
                case "io" -> System.out.println(TOLD + "io " + millisOfIoThreads());
                default -> System.out.println(TOLD + "what? " + line);
            }
        }
    }
}
