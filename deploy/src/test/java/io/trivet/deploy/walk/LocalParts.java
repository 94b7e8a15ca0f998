package io.trivet.deploy.walk;

import io.trivet.postgres.LocalProcess;
import io.trivet.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The processes behind what deploy/local runs, for what a command would take too long for. */
final class LocalParts {
    private LocalParts() {}

    /** Of a node, or of the PostgreSQL of a worker, if it runs. */
    static Optional<LocalProcess> process(Path directory) {
        if (directory.getFileName().toString().startsWith("pg")) {
            return PostgresServer.in(directory).process();
        }
        try {
            long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
            return Optional.of(
                            new LocalProcess(pid, directory.resolve("node.json").toString()))
                    .filter(LocalProcess::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
