package io.trivet.benchmark.stage;

import io.trivet.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of etcd. */
record EtcdNode(Process process, Path log) implements AutoCloseable {
    private static final long END_LIMIT = 10;
    /** Larger than the usual 2 GB, after which etcd would take nothing more. */
    private static final long QUOTA = 8L << 30;

    private static final int LAST_WORDS = 2_000;

    static EtcdNode start(Place place, String name, int port, int peerPort, String cluster) {
        List<String> words = new ArrayList<>(List.of("etcd", "--logger", "zap", "--log-level", "warn"));
        words.addAll(List.of("--name", name, "--initial-cluster", cluster, "--initial-cluster-state", "new"));
        words.addAll(List.of("--data-dir", place.of(name).toString()));
        words.addAll(List.of("--listen-client-urls", url(port), "--advertise-client-urls", url(port)));
        words.addAll(List.of("--listen-peer-urls", url(peerPort), "--initial-advertise-peer-urls", url(peerPort)));
        words.addAll(List.of("--quota-backend-bytes", Long.toString(QUOTA)));
        Path log = place.of(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        // What the environment says would win.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ETCD_"));
        try {
            return new EtcdNode(builder.start(), log);
        } catch (IOException e) {
            throw Refusal.misuse("etcd cannot be started (" + e.getMessage() + ").");
        }
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    String lastWords() {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - LAST_WORDS));
        } catch (IOException e) {
            return "It has no log (" + e.getMessage() + ").";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
