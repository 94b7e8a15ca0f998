package io.trivet.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Our part of a server's settings: a file of its own, which postgresql.conf includes. */
record SettingsFile(Path data) {
    private static final String NAME = "embedded.conf";
    private static final String PORT = "port";

    /** Small, for four servers on a laptop beside five Java processes. Nothing here makes a commit less durable. */
    private static final Map<String, String> SMALL = Map.of(
            "listen_addresses", Access.HOST,
            "unix_socket_directories", "",
            "shared_buffers", "128MB",
            "max_connections", "50",
            "max_wal_size", "1GB",
            "min_wal_size", "32MB",
            "max_wal_senders", "0",
            "max_logical_replication_workers", "0",
            "max_parallel_workers", "0",
            "jit", "off");

    /** What is included last is what counts. */
    static void include(Path data) throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"), "include_if_exists '" + NAME + "'\n", StandardOpenOption.APPEND);
    }

    void write(Map<String, String> settings, int port, Account account) throws IOException {
        Map<String, String> all = new TreeMap<>(SMALL);
        if (Platform.current().syncsFileSystems()) {
            all.put("recovery_init_sync_method", "syncfs");
        }
        all.putAll(settings);
        all.put(PORT, Integer.toString(port));
        StringBuilder text = new StringBuilder("# Written at each start.\n");
        all.forEach((name, value) -> text.append(
                "%s = '%s'%n".formatted(name, value.replace("\\", "\\\\").replace("'", "''"))));
        Files.writeString(file(), text);
        account.own(file());
    }

    /** The port of the last start. */
    Optional<Integer> port() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        return Files.readAllLines(file()).stream()
                .filter(line -> line.startsWith(PORT + " = "))
                .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
                .findFirst();
    }

    private Path file() {
        return data.resolve(NAME);
    }
}
