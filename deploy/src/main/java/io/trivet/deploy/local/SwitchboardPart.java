package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The process that does what the buttons of the console say, by the very commands that are typed here. */
record SwitchboardPart(Home home, Plan plan) {
    private static final String NAME = "switchboard";
    private static final String PROGRAM = "io.trivet.deploy.Switchboard";
    private static final int KEY_BYTES = 24;

    private Path directory() {
        return home.of(NAME);
    }

    private Path settingsFile() {
        return directory().resolve("switchboard.json");
    }

    /** What a controller has to know of it; nothing where there was none when the cluster was started. */
    JsonObject settings() {
        JsonObject settings = new JsonObject();
        key().ifPresent(key -> settings.put(
                        "CONSOLE_SWITCHBOARD", "http://" + Member.HOST + ":" + plan.switchboardPort())
                .put("CONSOLE_SWITCHBOARD_KEY", key));
        return settings;
    }

    private Optional<String> key() {
        try {
            return Files.exists(settingsFile())
                    ? Optional.of(new JsonObject(Files.readString(settingsFile())).getString("key"))
                    : Optional.empty();
        } catch (IOException | DecodeException unreadable) {
            throw new Refusal(settingsFile() + " cannot be read (" + unreadable + ").");
        }
    }

    /** Makes a new key, which those that are started from now on are told. */
    void prepare() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        JsonArray origins = new JsonArray();
        plan.members().stream()
                .filter(member -> !member.isWorker())
                .forEach(member -> origins.add("http://" + Member.HOST + ":" + member.httpPort())
                        .add("http://localhost:" + member.httpPort()));
        try {
            Files.createDirectories(directory());
            Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new Refusal(directory() + " cannot be made (" + e + ").");
        }
        Home.write(
                settingsFile(),
                new JsonObject()
                        .put("port", plan.switchboardPort())
                        .put("key", HexFormat.of().formatHex(key))
                        .put("data", home.path().toString())
                        .put("origins", origins));
    }

    void start() {
        try {
            Detached.begin(directory(), words());
        } catch (IOException e) {
            throw new Refusal("The switchboard of the console cannot be started (" + e + ").");
        }
    }

    private List<String> words() {
        NodeCommand command = NodeCommand.ofThisProcess();
        List<String> words = new ArrayList<>(List.of(command.java(), "-Dtrivet.switchboard=" + settingsFile()));
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Xmx64m", "-XX:-UsePerfData"));
        command.archive()
                .ifPresent(file -> words.addAll(
                        List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off", "-Dtrivet.archive=" + file)));
        words.add("-Dtrivet.command=" + System.getProperty("trivet.command", "deploy/local"));
        words.addAll(List.of("-cp", command.classPath(), PROGRAM, settingsFile().toString()));
        return words;
    }

    void stop() {
        process().ifPresent(process -> process.end(Part.END_LIMIT));
    }

    private Optional<LocalProcess> process() {
        return LocalProcesses.in(directory(), settingsFile().toString());
    }
}
