package io.trivet.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** All there is of a server on the disk: its data, its log and its password. */
record DataDirectory(Path home) {
    private static final int LOG_TAIL = 16_384;

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("log");
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    SettingsFile settings() {
        return new SettingsFile(data());
    }

    // ---------------------------------------------------------------- the first start

    /** Makes a database, unless there is one. What was made only by half is made anew. */
    void create(Binaries binaries, Account account, boolean durable) throws IOException {
        Files.createDirectories(home);
        boolean isNew = !Files.exists(data());
        if (isNew) {
            claim(account);
        } else {
            mustBeOf(binaries.version());
        }
        account.mustReach(home);
        account.mustReach(binaries.home());
        if (isNew) {
            make(binaries, account, durable);
        }
    }

    private void claim(Account account) throws IOException {
        if (!Trees.isEmpty(home) && !Files.exists(passwordFile())) {
            throw new PostgresException(home + " holds something, but no database of ours. Choose another directory.");
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        account.own(home);
    }

    private void mustBeOf(int version) throws IOException {
        String made = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!made.equals(Integer.toString(version))) {
            throw new PostgresException("The database in " + home + " was made by PostgreSQL " + made
                    + ". This is PostgreSQL " + version + ", which cannot read it.");
        }
    }

    private void make(Binaries binaries, Account account, boolean durable) throws IOException {
        Path half = home.resolve("half");
        Trees.delete(half);
        writePassword(account);
        initialize(half, binaries, account);
        if (durable) {
            sync(half, binaries, account);
        }
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialize(Path half, Binaries binaries, Account account) throws IOException {
        String failure = "No database can be made in " + home;
        account.command(binaries.tool("initdb"), "--no-sync", "-D", half.toString())
                .with("--username=" + Access.NAME, "--pwfile=" + passwordFile(), "--auth=scram-sha-256")
                .with("--encoding=UTF8", "--locale=C", "--data-checksums")
                .run(failure);
        byte[] statement = ("create database " + Access.NAME + ";\n").getBytes(StandardCharsets.UTF_8);
        account.command(binaries.tool("postgres"), "--single", "-F", "-D", half.toString(), "postgres")
                .run(failure, new ByteArrayInputStream(statement));
        SettingsFile.include(half);
    }

    private void sync(Path half, Binaries binaries, Account account) {
        Command command = Platform.current().syncsFileSystems()
                ? account.command("sync", "-f", half.toString())
                : account.command(binaries.tool("initdb"), "--sync-only", "-D", half.toString());
        command.run("The new database in " + home + " cannot be brought to the disk");
    }

    private void writePassword(Account account) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
        Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-------"));
        account.own(passwordFile());
    }

    String password() throws IOException {
        return Files.readString(passwordFile());
    }

    // ---------------------------------------------------------------- the process

    /** The server that runs on it. */
    Optional<LocalProcess> process() throws IOException {
        return noted().filter(LocalProcess::isAlive);
    }

    /**
     * Takes away the note of a server that ended without a goodbye when its number is another process' by now, which
     * PostgreSQL takes for a server. Otherwise the note stays: with it PostgreSQL finds what the server left behind.
     */
    void forgetStranger() throws IOException {
        Optional<LocalProcess> noted = noted();
        if (noted.isPresent() && ProcessHandle.of(noted.get().pid()).isPresent()) {
            Files.delete(note());
        }
    }

    private Optional<LocalProcess> noted() throws IOException {
        List<String> lines = Files.exists(note()) ? Files.readAllLines(note()) : List.of();
        return lines.stream().findFirst().map(pid -> new LocalProcess(Long.parseLong(pid.strip()), data().toString()));
    }

    private Path note() {
        return data().resolve("postmaster.pid");
    }

    // ---------------------------------------------------------------- log and copies

    long logged() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    /** What has been logged since there was so much of it. */
    String loggedSince(long from) throws IOException {
        if (logged() <= from) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            file.seek(Math.max(from, file.length() - LOG_TAIL));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    void copyTo(Path place) throws IOException {
        Files.createDirectories(place);
        if (!Trees.isEmpty(place)) {
            throw new PostgresException(place + " is not empty; nothing has been copied there.");
        }
        // Java's own copy does not keep the owners. The dot stands for what is in it.
        Command.of("cp", "-pR", home + "/.", place.toString())
                .run("The PostgreSQL in " + home + " cannot be copied to " + place);
    }
}
