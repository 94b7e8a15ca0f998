package io.trivet.benchmark.stage;

import io.trivet.deploy.local.Ports;
import io.trivet.deploy.local.Refusal;
import io.trivet.postgres.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The directory that all that is measured has its data in: on one disk, and nothing stays of it. */
public record Place(Path path) implements AutoCloseable {
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");
    private static final long GIGABYTES = 8;

    public static Place in(Path parent) {
        try {
            Path real = (Files.exists(parent) ? parent : Files.createDirectories(parent)).toRealPath();
            if (IN_MEMORY.contains(Files.getFileStore(real).type())) {
                throw Refusal.misuse(real + " is in memory, where nothing is ever synced. Choose a disk by --data.");
            }
            if (Files.getFileStore(real).getUsableSpace() >> 30 < GIGABYTES) {
                throw new Refusal("The disk of " + real + " has less than " + GIGABYTES
                        + " GB left. Make room, or choose another by --data.");
            }
            Path made = Files.createTempDirectory(real, "trivet-benchmark");
            // PostgreSQL, which does not run as root, has to pass through.
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new Place(made);
        } catch (IOException e) {
            throw Refusal.misuse("There is no place for data in " + parent + " (" + e + ").");
        }
    }

    public Path of(String name) {
        return path.resolve(name);
    }

    /** A file that comes with this program, as other programs can read it. */
    public Path unpacked(String name) {
        try (InputStream packed = Place.class.getResourceAsStream("/io/trivet/benchmark/" + name)) {
            Path file = of(name);
            Files.write(file, packed.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Integer> freePorts(int lowest, int count) {
        return IntStream.range(lowest, lowest + 1_000)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    @Override
    public void close() {
        try {
            Trees.delete(path);
        } catch (IOException e) {
            throw new Refusal("Not all of " + path + " can be deleted (" + e + ").");
        }
    }
}
