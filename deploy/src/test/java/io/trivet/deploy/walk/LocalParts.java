package io.trivet.deploy.walk;

import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes behind what deploy/local runs, for what a command would take too long for. */
final class LocalParts {
    /** Part of every Linux, and of nothing else. */
    static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final HostShell LIMITS = new HostShell(Map.of(), Duration.ofSeconds(10));

    private LocalParts() {}

    /** Of a node, or of the PostgreSQL of a worker, if it runs. */
    static Optional<LocalProcess> process(Path directory) {
        if (directory.getFileName().toString().startsWith("pg")) {
            return PostgresServer.in(directory).process();
        }
        Path file = directory.resolve("pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            return Optional.of(
                            new LocalProcess(pid, directory.resolve("node.json").toString()))
                    .filter(LocalProcess::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whatever runs there can write to no file beyond its first few kilobytes, as if the disk were full; or can again.
     * What it starts has the same limit.
     */
    static void setFull(Path directory, boolean full) {
        process(directory)
                .ifPresent(process -> process.family()
                        .forEach(pid -> LIMITS.type(List.of(
                                PRLIMIT.toString(),
                                "--pid",
                                Long.toString(pid),
                                full ? "--fsize=8192:" : "--fsize=unlimited:"))));
    }
}
