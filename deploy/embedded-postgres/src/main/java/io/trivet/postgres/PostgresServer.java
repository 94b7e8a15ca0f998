package io.trivet.postgres;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The PostgreSQL server of a directory. All that is known of it stands in the directory, so any process can find, use
 * and stop the server that another has started, and it outlives them. Listens on 127.0.0.1 only.
 *
 * <p>All methods wait for what they do. What fails, fails with a {@link PostgresException}.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS_AT_A_FREE_PORT = 5;

    private final DataDirectory directory;
    private final Map<String, String> settings;
    private final boolean temporary;
    private final Account account = Account.current();

    private PostgresServer(Path home, Map<String, String> settings, boolean temporary) {
        this.directory = new DataDirectory(home);
        this.settings = Map.copyOf(settings);
        this.temporary = temporary;
    }

    /** That of this directory, whether it runs or not, and whether there is a database already or not. */
    public static PostgresServer in(Path directory) {
        return in(directory, Map.of());
    }

    /** The same with settings as in postgresql.conf, which hold from its next start on. */
    public static PostgresServer in(Path directory, Map<String, String> settings) {
        return new PostgresServer(real(directory), settings, false);
    }

    /** One that is new and runs, and of which {@link #close} leaves nothing. */
    public static PostgresServer temporary() {
        return temporary(Map.of());
    }

    public static PostgresServer temporary(Map<String, String> settings) {
        Path home = Attempt.at("There is no place for a server", () -> Files.createTempDirectory("trivet-postgres"));
        PostgresServer server = new PostgresServer(real(home), settings, true);
        // For a process that ends before it has closed it.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return server;
    }

    // ---------------------------------------------------------------- start and stop

    /** Starts it on the port it had the last time; the first time on a free one. */
    public void start() {
        start(port().orElse(0));
    }

    /** Makes the database if there is none, and returns when the server takes connections. Port 0: any free one. */
    public void start(int port) {
        process().ifPresent(running -> {
            throw new PostgresException("A PostgreSQL runs in " + home() + " already (process " + running.pid() + ").");
        });
        Binaries binaries = Binaries.unpacked();
        attempt(() -> {
            directory.create(binaries, account, !temporary);
            directory.forgetStranger();
            return home();
        });
        if (port == 0) {
            startAnywhere(binaries);
        } else {
            startOn(port, binaries);
        }
    }

    /** A port that is free now may be somebody's a moment later. */
    private void startAnywhere(Binaries binaries) {
        for (int attempt = 1; ; attempt++) {
            try {
                startOn(freePort(), binaries);
                return;
            } catch (PostgresException e) {
                if (!e.isPortInUse() || attempt == ATTEMPTS_AT_A_FREE_PORT) {
                    throw e;
                }
            }
        }
    }

    private void startOn(int port, Binaries binaries) {
        long logged = attempt(() -> {
            directory.settings().write(settings, port, account);
            return directory.logged();
        });
        try {
            control(binaries, "start", "-l", directory.log().toString());
        } catch (PostgresException e) {
            // What pg_ctl says is that the log says why.
            String log = attempt(() -> directory.loggedSince(logged));
            throw log.isEmpty()
                    ? e
                    : PostgresException.of("PostgreSQL does not start in " + home() + " on port " + port, log);
        }
    }

    /** Stops it in an orderly way; connections are cut. Like all that follow, does nothing when it does not run. */
    public void stop() {
        stop("fast");
    }

    /** Stops it as if it had crashed, but leaves no process behind: it has to recover at its next start. */
    public void stopImmediately() {
        stop("immediate");
    }

    private void stop(String mode) {
        process().ifPresent(process -> {
            process.unpause();
            control(Binaries.unpacked(), "stop", "-m", mode);
        });
    }

    public void restart() {
        stop();
        start();
    }

    /** SIGKILL to all its processes, as when the machine loses its power. */
    public void kill() {
        process().ifPresent(process -> process.kill(LIMIT));
    }

    /** SIGSTOP to all its processes: it hangs, and so does whoever waits for it. */
    public void pause() {
        process().ifPresent(LocalProcess::pause);
    }

    public void unpause() {
        process().ifPresent(LocalProcess::unpause);
    }

    /** Ends a temporary one and removes it. Any other is left as it is. */
    @Override
    public void close() {
        if (temporary) {
            stopImmediately();
            delete();
        }
    }

    private void control(Binaries binaries, String what, String... more) {
        account.command(binaries.tool("pg_ctl"), what, "-D", directory.data().toString())
                .with("-w", "-t", Long.toString(LIMIT.toSeconds()))
                .with(more)
                .run("PostgreSQL in " + home() + " does not " + what);
    }

    // ---------------------------------------------------------------- facts

    public Path home() {
        return directory.home();
    }

    /** What it has logged from its first start on. */
    public Path log() {
        return directory.log();
    }

    public boolean isRunning() {
        return process().isPresent();
    }

    public boolean isPaused() {
        return process().filter(LocalProcess::isPaused).isPresent();
    }

    /** The server's process, whose children serve the connections. */
    public Optional<LocalProcess> process() {
        return attempt(directory::process);
    }

    /** The port it listens on, or did when it last ran. */
    public Optional<Integer> port() {
        return attempt(directory.settings()::port);
    }

    /** How to connect. Only the port may change from one start to the next, when another is asked for. */
    public Access access() {
        int port =
                port().orElseThrow(() -> new PostgresException("There has never been a PostgreSQL in " + home() + "."));
        return Access.of(port, attempt(directory::password));
    }

    // ---------------------------------------------------------------- copies

    /** Copies all of it, as a backup. The place must be new or empty; {@link #in} makes a server of it. */
    public void copyTo(Path place) {
        mustBeStopped();
        attempt(() -> {
            directory.copyTo(place);
            return place;
        });
    }

    /** Removes all of it. */
    public void delete() {
        mustBeStopped();
        attempt(() -> {
            Trees.delete(home());
            return home();
        });
    }

    private void mustBeStopped() {
        if (isRunning()) {
            throw new PostgresException("The PostgreSQL in " + home() + " runs; this is done to a stopped one only.");
        }
    }

    // ---------------------------------------------------------------- small change

    private static int freePort() {
        return Attempt.at("There is no free port", () -> {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Access.HOST))) {
                return socket.getLocalPort();
            }
        });
    }

    /** The one way to write a directory's name: processes are found again by it. */
    private static Path real(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (absolute.toString().matches("(?s).*[\"'`$\\\\\n].*")) {
            throw new PostgresException("PostgreSQL's tools cannot cope with the directory's name " + absolute
                    + ": choose one without quotes, dollar signs and backslashes.");
        }
        return Attempt.at(
                absolute + " cannot be made a directory",
                () -> Files.createDirectories(absolute).toRealPath());
    }

    private <T> T attempt(Attempt<T> attempt) {
        return Attempt.at("The files of the PostgreSQL in " + home() + " cannot be used", attempt);
    }
}
