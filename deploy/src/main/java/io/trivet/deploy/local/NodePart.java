package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A worker or a controller: a Java process, started just as anybody would start one.
 *
 * @param settings what goes into its JSON file
 * @param command that starts it, but for the name of that file at its end
 */
record NodePart(Member member, Path directory, Supplier<JsonObject> settings, NodeCommand command) implements Part {
    /**
     * A terminal's Ctrl-C and its end go to all that was started from it. Nodes are ended by us alone, the last of all
     * when they run without us.
     */
    private static final String DETACHED = "trap '' HUP INT TSTP; echo $$ >pid.half && mv pid.half pid && exec \"$@\"";

    @Override
    public String name() {
        return member.name();
    }

    @Override
    public String place() {
        return member.url();
    }

    @Override
    public Path log() {
        return directory.resolve("log");
    }

    private Path settingsFile() {
        return directory.resolve("node.json");
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    @Override
    public Optional<LocalProcess> process() {
        Path file = directory.resolve("pid");
        try {
            return Files.exists(file)
                    ? Optional.of(new LocalProcess(
                                    Long.parseLong(Files.readString(file).strip()),
                                    settingsFile().toString()))
                            .filter(LocalProcess::isAlive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new Refusal(file + " cannot be read (" + e + ").");
        }
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Home.write(settingsFile(), settings.get());
            begin(command.words(member, settingsFile()));
        } catch (IOException e) {
            throw new Refusal(name() + " cannot be started (" + e + ").");
        }
    }

    private void begin(List<String> words) throws IOException {
        List<String> detached = new ArrayList<>(List.of("sh", "-c", DETACHED, "sh"));
        detached.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // The environment wins over the file, and one environment cannot fit all of them.
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIVET_"));
        Files.writeString(pidFile(), Long.toString(builder.start().pid()));
    }

    @Override
    public void stop() {
        process().ifPresent(process -> {
            process.unpause();
            process.terminate();
            if (!process.awaitEnd(END_LIMIT)) {
                process.kill(END_LIMIT);
            }
        });
    }

    @Override
    public Condition condition() {
        return process()
                .map(process -> process.isPaused() ? Condition.PAUSED : Health.of(member))
                .orElse(Condition.DOWN);
    }
}
