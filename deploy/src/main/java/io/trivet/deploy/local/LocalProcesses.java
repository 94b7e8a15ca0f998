package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what was started by {@link Detached}. */
final class LocalProcesses {
    private LocalProcesses() {}

    /** @param mark what its command line holds and no other's does */
    static Optional<LocalProcess> in(Path directory, String mark) {
        Path file = Detached.pidFile(directory);
        try {
            return Files.exists(file)
                    ? Optional.of(new LocalProcess(
                                    Long.parseLong(Files.readString(file).strip()), mark))
                            .filter(LocalProcess::isAlive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new Refusal(file + " cannot be read (" + e + ").");
        }
    }
}
