package io.trivet.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked. They are unpacked once per user of this machine, into a directory that lasts. */
public record Binaries(Path home) {
    /** Unpacks those on the class path, unless that has been done before. */
    public static synchronized Binaries unpacked() {
        String archive = Platform.current().archive();
        URL packed = Optional.ofNullable(Binaries.class.getClassLoader().getResource(archive))
                .orElseThrow(() -> new PostgresException("PostgreSQL is not on the class path: the Maven artifact of"
                        + " io.zonky.test.postgres that holds " + archive + " is missing."));
        Path cache = cache();
        String failure =
                "PostgreSQL cannot be unpacked into " + cache + ", which XDG_CACHE_HOME would put somewhere else";
        return new Binaries(Attempt.at(failure, () -> unpack(packed, cache, failure)));
    }

    private static Path unpack(URL packed, Path cache, String failure) throws IOException {
        Path home = cache.resolve(fingerprint(packed));
        Files.createDirectories(cache);
        open(cache.getParent());
        open(cache);
        // Two processes at a time are kept apart by the lock, two threads by the method that called; it ends with the
        // channel.
        try (FileChannel file =
                FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            if (Files.isDirectory(home)) {
                return home;
            }
            Path half = cache.resolve("half");
            Trees.delete(half);
            Files.createDirectory(half);
            open(half);
            try (InputStream tar = new XZInputStream(packed.openStream())) {
                Command.of("tar", "-x", "-f", "-", "-C", half.toString()).run(failure, tar);
            } catch (PostgresException e) {
                // Half of it on a full disk would help nobody.
                Trees.delete(half);
                throw e;
            }
            return Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Of another version it is another directory, and of a damaged archive none at all. */
    private static String fingerprint(URL packed) throws IOException {
        if (packed.openConnection() instanceof JarURLConnection jar) {
            return "%08x".formatted(jar.getJarEntry().getCrc());
        }
        throw new IOException(packed + " is not in a jar");
    }

    /** Whoever PostgreSQL runs as has to read it. */
    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Root's own cache lies where nobody but root can look, so root's is that of the machine. */
    private static Path cache() {
        Path home = Path.of(System.getProperty("user.home"));
        Path usual = Account.current().lent().isPresent() ? Path.of("/var/cache") : home.resolve(".cache");
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(set -> !set.isBlank())
                .map(Path::of)
                .orElse(usual)
                .resolve("trivet")
                .resolve("postgres")
                .toAbsolutePath();
    }

    String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The major version, as {@code 17}. */
    public int version() {
        String said = Command.of(tool("postgres"), "--version").run("PostgreSQL does not run on this machine");
        return Integer.parseInt(said.replaceFirst("(?s)^\\D*(\\d+).*", "$1"));
    }
}
