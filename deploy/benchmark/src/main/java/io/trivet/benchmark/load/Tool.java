package io.trivet.benchmark.load;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs beside us and says something at its end. It ends early when this whole command is to end. */
public final class Tool implements AutoCloseable {
    private static final long BETWEEN_LOOKS = 50;

    private final List<String> words;
    private final Process process;
    private final CompletableFuture<String> said;

    private Tool(List<String> words, Process process) {
        this.words = words;
        this.process = process;
        this.said = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Tool::onThreadOfItsOwn);
    }

    public static Tool start(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // What it says is read as it is in English, and somebody's PGHOST or ETCD_NAME is not about our servers.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("ETCD"));
        builder.environment().put("LC_ALL", "C");
        try {
            return new Tool(words, builder.start());
        } catch (IOException e) {
            throw Refusal.misuse(words.get(0) + " cannot be run (" + e.getMessage() + ").");
        }
    }

    public static String run(Interruption interruption, Duration limit, List<String> words) {
        try (Tool tool = start(words)) {
            return tool.await(interruption, limit);
        }
    }

    /** What it says first, however it ends; such as its version. */
    public static String firstLine(List<String> words) {
        try (Tool tool = start(words)) {
            return tool.said.join().lines().findFirst().orElse("");
        }
    }

    /** What it said, once it has ended well. */
    public String await(Interruption interruption, Duration limit) {
        long begun = System.nanoTime();
        try {
            while (!process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                interruption.check();
                if (System.nanoTime() - begun > limit.toNanos()) {
                    throw new Refusal(words.get(0) + " did not end within " + limit.toSeconds() + " s.");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
        if (process.exitValue() != 0) {
            throw new Refusal(
                    String.join(" ", words) + " failed:\n" + said.join().strip());
        }
        return said.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String read(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not on the pool that all share: on two cores that is one thread, and several tools run at a time. */
    private static void onThreadOfItsOwn(Runnable reading) {
        Thread reader = new Thread(reading, "tool-output");
        reader.setDaemon(true);
        reader.start();
    }
}
