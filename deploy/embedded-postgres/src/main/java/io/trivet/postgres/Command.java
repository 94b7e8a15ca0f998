package io.trivet.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command of the operating system, run to its end. What it says is kept, for the sentence in case it fails. */
record Command(List<String> words, Duration limit) {
    /** Nothing we run takes long but the first start on a slow disk and the recovery after a crash. */
    static final Duration LIMIT = Duration.ofMinutes(3);

    static Command of(String... words) {
        return new Command(List.of(words), LIMIT);
    }

    Command with(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new Command(List.copyOf(all), limit);
    }

    /** What it wrote; its failure begins with the words given here. */
    String run(String failure) {
        return run(failure, InputStream.nullInputStream());
    }

    String run(String failure, InputStream input) {
        Process process = begin(failure);
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> read(process), Command::onThreadOfItsOwn);
        feed(process, input);
        String said = awaited(process, output, failure);
        if (process.exitValue() != 0) {
            throw PostgresException.of(failure, said);
        }
        return said;
    }

    /** Not on the pool that all share: on two cores that is one thread, which may be waiting for this very command. */
    private static void onThreadOfItsOwn(Runnable reading) {
        Thread reader = new Thread(reading, "command-output");
        reader.setDaemon(true);
        reader.start();
    }

    private String awaited(Process process, CompletableFuture<String> output, String failure) {
        try {
            String said = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            process.waitFor();
            return said;
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new PostgresException(failure + ": it did not end within " + limit.toSeconds() + " s: " + words, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresException(failure + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new PostgresException(failure + ": " + e.getCause(), e);
        }
    }

    private Process begin(String failure) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // Somebody's PGDATA or PGPORT is not about our servers, and messages are read as they are in English.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PostgresException(failure + ": " + e.getMessage(), e);
        }
    }

    private static void feed(Process process, InputStream input) {
        try (OutputStream stdin = process.getOutputStream()) {
            input.transferTo(stdin);
        } catch (IOException ended) {
            // It did not read to the end: its exit code and its output say why.
            process.onExit();
        }
    }

    private static String read(Process process) {
        try (InputStream stdout = process.getInputStream()) {
            return new String(stdout.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
