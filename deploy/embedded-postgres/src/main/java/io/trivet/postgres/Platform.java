package io.trivet.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An operating system and a kind of processor that there are binaries for. */
record Platform(String system, String machine) {
    static Platform current() {
        if (Files.exists(Path.of("/etc/alpine-release"))) {
            throw unsupported("Alpine Linux, which lacks the GNU C library,");
        }
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String system = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : "";
        String machine = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (system.isEmpty() || machine.isEmpty()) {
            throw unsupported(osName + " on " + osArch);
        }
        return new Platform(system, machine);
    }

    /** Linux can bring a whole file system to the disk at once: a thousand small files take 50 ms, not seconds. */
    boolean syncsFileSystems() {
        return system.equals("linux");
    }

    /** What the artifact's archive is called. */
    String archive() {
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static PostgresException unsupported(String what) {
        return new PostgresException("There is no embedded PostgreSQL for " + what
                + " but for Linux and macOS on x86-64 and arm64. A worker can use any PostgreSQL 14 to 18 there is.");
    }
}
