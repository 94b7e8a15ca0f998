package io.trivet.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root lends it an account that may do little.
 *
 * @param lent the name of that account; empty when we are an ordinary user, who runs it as himself
 * @param prefix the words in front of a command that is to run as this account
 */
record Account(Optional<String> lent, List<String> prefix) {
    private static final List<Path> SYSTEM_PATH =
            Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin").map(Path::of).toList();

    static Account current() {
        if (!id("-u").equals("0")) {
            return new Account(Optional.empty(), List.of());
        }
        String user = Stream.of("postgres", "nobody")
                .filter(Account::exists)
                .findFirst()
                .orElseThrow(() -> new PostgresException("PostgreSQL does not run as root, and there is no user"
                        + " 'postgres' or 'nobody' for it here. Make one, or run this as an ordinary user."));
        return new Account(Optional.of(user), prefix(user));
    }

    private static List<String> prefix(String user) {
        if (isInstalled("setpriv")) {
            return List.of("setpriv", "--reuid=" + id("-u", user), "--regid=" + id("-g", user), "--clear-groups", "--");
        }
        if (isInstalled("runuser")) {
            return List.of("runuser", "-u", user, "--");
        }
        if (isInstalled("sudo")) {
            return List.of("sudo", "-n", "-u", user, "--");
        }
        throw new PostgresException("PostgreSQL does not run as root, and none of setpriv, runuser and sudo is"
                + " installed, so it cannot be run as '" + user + "'. Install one, or run this as an ordinary user.");
    }

    Command command(String... words) {
        return new Command(prefix, Command.LIMIT).with(words);
    }

    void own(Path path) throws IOException {
        if (lent.isPresent()) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(lent.get()));
        }
    }

    /** Its own directory is of no use to an account that may not pass through one above it. */
    void mustReach(Path directory) {
        lent.ifPresent(user -> {
            try {
                command("sh", "-c", "cd -- \"$1\"", "sh", directory.toString()).run("no");
            } catch (PostgresException e) {
                throw new PostgresException(
                        "PostgreSQL does not run as root but as '" + user + "', who may not enter " + directory
                                + ": a directory above it is closed to others. Choose another place,"
                                + " or run this as an ordinary user.",
                        e);
            }
        });
    }

    private static boolean exists(String user) {
        try {
            id("-u", user);
            return true;
        } catch (PostgresException e) {
            return false;
        }
    }

    private static String id(String... arguments) {
        return Command.of("id")
                .with(arguments)
                .run("It cannot be seen who we are")
                .strip();
    }

    private static boolean isInstalled(String tool) {
        return SYSTEM_PATH.stream().anyMatch(place -> Files.isExecutable(place.resolve(tool)));
    }
}
