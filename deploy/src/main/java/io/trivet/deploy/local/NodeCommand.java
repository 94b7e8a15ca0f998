package io.trivet.deploy.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a node is started.
 *
 * @param java the program
 * @param classPath of the nodes
 * @param archive of classes that are loaded quickly
 */
record NodeCommand(String java, String classPath, Optional<String> archive, String worker, String controller) {
    private static final String LAUNCHER = "io.vertx.launcher.application.VertxApplication";

    /** On the few cores that all of them share, one loop for everything of a node is quicker than several that wait. */
    private static final String ONE_LOOP = "{\"preferNativeTransport\": true, \"eventLoopPoolSize\": 1}";

    /** Five of these and four PostgreSQL servers fit a small laptop. */
    private static final List<String> SMALL = List.of(
            // Not every system and every Java has all of these.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            // It grows by a collection of all of it only, up to a third of a second each time.
            "-Xms128m",
            "-Xmx192m",
            "-XX:MetaspaceSize=64m",
            // Nearly all objects live as long as one operation: the more room they have, the seldomer it is cleared.
            "-Xmn40m",
            "-XX:MaxDirectMemorySize=96m",
            // Processes that share a core find little of their heap and code in its tables of pages.
            "-XX:+UseTransparentHugePages",
            // Compiled code is good for what has never happened before, too. Else it is thrown away and compiled anew,
            // all of it at the very moment when another node is lost.
            "-XX:PerMethodTrapLimit=0",
            // With Java's own limits (325, 2500) all nodes compile for minutes after the start, on the same few cores,
            // and what comes of it is no faster in the end.
            "-XX:FreqInlineSize=180",
            "-XX:InlineSmallCode=1500",
            // Netty's other one, its default, is a little slower for messages as short as these.
            "-Dio.netty.allocator.type=pooled",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError");

    /** Where Java asks for it: without, Netty takes a slower way, and Hazelcast is told of at each start. */
    private static final List<String> DIRECT_MEMORY =
            Runtime.version().feature() < 24 ? List.of() : List.of("--sun-misc-unsafe-memory-access=allow");

    /** With the Java and the class path of this very process. */
    static NodeCommand ofThisProcess() {
        return ofThisProcess("io.trivet.worker.WorkerVerticle", "io.trivet.controller.ControllerVerticle");
    }

    static NodeCommand ofThisProcess(String worker, String controller) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Optional<String> archive = Optional.ofNullable(System.getProperty("trivet.archive"));
        return new NodeCommand(java, classPath, archive, worker, controller);
    }

    List<String> words(Member member, Path settings) {
        List<String> words = new ArrayList<>(List.of(java));
        // First, since an operating system may not show the whole of a long command line.
        words.add("-Dtrivet.node=" + settings);
        words.addAll(SMALL);
        words.addAll(DIRECT_MEMORY);
        // One that does not fit this Java is not used, and that needs no words.
        archive.ifPresent(file -> words.addAll(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off")));
        words.addAll(List.of("-cp", classPath, LAUNCHER));
        words.addAll(List.of(member.isWorker() ? worker : controller, "-conf", settings.toString()));
        words.addAll(List.of("-options", ONE_LOOP));
        return words;
    }
}
