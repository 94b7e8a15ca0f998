package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A worker or a controller: a Java process, started just as anybody would start one.
 *
 * @param settings what goes into its JSON file
 * @param command that starts it, but for the name of that file at its end
 */
record NodePart(Member member, Path directory, Supplier<JsonObject> settings, NodeCommand command) implements Part {
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
        return Detached.log(directory);
    }

    private Path settingsFile() {
        return directory.resolve("node.json");
    }

    @Override
    public Optional<LocalProcess> process() {
        return LocalProcesses.in(directory, settingsFile().toString());
    }

    @Override
    public void start() {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Home.write(settingsFile(), settings.get());
            Detached.begin(directory, command.words(member, settingsFile()));
        } catch (IOException e) {
            throw new Refusal(name() + " cannot be started (" + e + ").");
        }
    }

    @Override
    public void stop() {
        process().ifPresent(process -> process.end(END_LIMIT));
    }

    @Override
    public Condition condition() {
        return process()
                .map(process -> process.isPaused() ? Condition.PAUSED : Health.of(member))
                .orElse(Condition.DOWN);
    }
}
