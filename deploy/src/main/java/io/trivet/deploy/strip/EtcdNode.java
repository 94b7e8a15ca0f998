package io.trivet.deploy.strip;

import io.trivet.deploy.local.Refusal;
import io.trivet.postgres.LocalProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the processes of an etcd cluster. It keeps its data when it is killed and started again. */
final class EtcdNode {
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private final EntryPoint at;
    private final Path directory;
    private final List<String> words;
    private LocalProcess process;

    /** @param cluster of it and its peers, as etcd wants to be told */
    EtcdNode(EntryPoint at, int peerPort, Path directory, String cluster) {
        this.at = at;
        this.directory = directory;
        this.words = new ArrayList<>(List.of("etcd", "--logger", "zap", "--initial-cluster-state", "new"));
        words.addAll(List.of("--name", at.name(), "--initial-cluster", cluster));
        words.addAll(List.of("--data-dir", directory.resolve(at.name()).toString()));
        words.addAll(List.of("--listen-client-urls", url(at.port()), "--advertise-client-urls", url(at.port())));
        words.addAll(List.of("--listen-peer-urls", url(peerPort), "--initial-advertise-peer-urls", url(peerPort)));
        this.process = begin();
    }

    static String peer(String name, int port) {
        return name + "=" + url(port);
    }

    private static String url(int port) {
        return "http://" + EntryPoint.HOST + ":" + port;
    }

    /** Such as {@code etcd 3.4.23}; refuses when there is none. */
    static String version() {
        try {
            Process process = new ProcessBuilder("etcd", "--version").start();
            try (BufferedReader lines = process.inputReader()) {
                return Optional.ofNullable(lines.readLine())
                        .map(line -> line.replace(" Version:", ""))
                        .orElse("etcd");
            }
        } catch (IOException e) {
            throw Refusal.misuse("There is no etcd here (" + e.getMessage()
                    + "). Install it first; on Debian or Ubuntu:" + " apt-get install etcd-server");
        }
    }

    EntryPoint at() {
        return at;
    }

    private LocalProcess begin() {
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(at.name() + ".log").toFile()));
            // What the environment says would win.
            builder.environment().keySet().removeIf(name -> name.startsWith("ETCD_"));
            return new LocalProcess(builder.start().pid(), directory.toString());
        } catch (IOException e) {
            throw Refusal.misuse("etcd cannot be started (" + e.getMessage() + ").");
        }
    }

    void start() {
        process = begin();
    }

    void pause() {
        process.pause();
    }

    void unpause() {
        process.unpause();
    }

    void kill() {
        if (process.isAlive()) {
            process.kill(END_LIMIT);
        }
    }
}
