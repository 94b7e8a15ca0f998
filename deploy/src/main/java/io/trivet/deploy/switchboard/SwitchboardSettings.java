package io.trivet.deploy.switchboard;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * @param key that callers have to show
 * @param data the directory of the cluster
 * @param origins of the pages that may call: those of the cluster's controllers
 */
public record SwitchboardSettings(int port, String key, Path data, Set<String> origins) {
    public static SwitchboardSettings read(Path file) throws IOException {
        JsonObject json = new JsonObject(Files.readString(file));
        return new SwitchboardSettings(
                json.getInteger("port"),
                json.getString("key"),
                Path.of(json.getString("data")),
                json.getJsonArray("origins").stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet()));
    }
}
