package io.trivet.deploy.local;

import io.trivet.postgres.Trees;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of a cluster: all that is to be found again lies in it. */
record Home(Path path) {
    static final long MEGABYTES_AT_FIRST = 100;

    private static final String PLAN = "cluster.json";
    private static final String LOCK = "lock";

    /** Root's own home is closed to the account that PostgreSQL runs as. */
    static Path usual() {
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/var/lib/trivet");
        }
        return Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
                .filter(set -> !set.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".local", "share"))
                .resolve("trivet");
    }

    static Home at(Path path) {
        return new Home(path.toAbsolutePath().normalize());
    }

    /** What is typed to mean this one: nothing where it is the usual one. */
    String option() {
        return path.equals(usual()) ? "" : " --data " + path;
    }

    /** That of a member, or of its PostgreSQL. */
    Path of(String name) {
        return path.resolve(name);
    }

    // ---------------------------------------------------------------- plan

    Optional<Plan> plan() {
        try {
            return Files.exists(path.resolve(PLAN))
                    ? Optional.of(Plan.of(new JsonObject(Files.readString(path.resolve(PLAN)))))
                    : Optional.empty();
        } catch (IOException | DecodeException | NullPointerException | ClassCastException e) {
            throw new Refusal(path.resolve(PLAN) + " cannot be read (" + e + ").");
        }
    }

    Plan knownPlan() {
        return plan().orElseThrow(() ->
                new Refusal("There is no cluster in " + path + ". Start one, or say by --data where it is."));
    }

    void keep(Plan plan) {
        write(path.resolve(PLAN), plan.toJson());
    }

    /** For nobody else's eyes, and whole or not at all. */
    static void write(Path file, JsonObject json) {
        try {
            Path half = file.resolveSibling(file.getFileName() + ".half");
            Files.writeString(half, json.encodePrettily() + "\n");
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written (" + e + ").");
        }
    }

    /** All that is of a member, or of its PostgreSQL; it must not run. */
    void delete(String name) {
        try {
            Trees.delete(of(name));
        } catch (IOException e) {
            throw new Refusal("Not all of " + of(name) + " can be deleted (" + e + ").");
        }
    }

    // ---------------------------------------------------------------- use

    /** Makes the directory, or sees that it is one of ours. */
    void open() {
        try {
            boolean isNew = !Files.exists(path);
            Files.createDirectories(path);
            if (isNew) {
                // PostgreSQL, which does not run as root, has to pass through.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            try (Stream<Path> content = Files.list(path)) {
                if (plan().isEmpty() && content.anyMatch(each -> !each.endsWith(LOCK))) {
                    throw new Refusal(path + " holds something, but no cluster. Choose another directory.");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(e.getFile() + " is not a directory.");
        } catch (IOException e) {
            throw new Refusal(path + " cannot be used as a directory for data (" + e + ").");
        }
    }

    /** Nobody else changes anything meanwhile. The file stays: what counts is the lock on it, which ends with us. */
    void exclusively(Runnable action) {
        try (FileChannel file =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (!isLocked(file)) {
                throw new Refusal("Another command is at work on the cluster in " + path + ". Wait for its end.");
            }
            action.run();
        } catch (IOException e) {
            throw new Refusal("Nothing can be written in " + path + " (" + e + ").");
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock()).isPresent();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** A database, its log of changes and our own logs take that much before anything is stored. */
    void mustHaveRoom(long megabytes) {
        try {
            long free = Files.getFileStore(path).getUsableSpace() >> 20;
            if (free < megabytes) {
                throw new Refusal("The disk of " + path + " has " + free + " MB left, and " + megabytes
                        + " MB are needed. Make room, or choose another place with --data.");
            }
        } catch (IOException e) {
            throw new Refusal(path + " cannot be used (" + e + ").");
        }
    }
}
