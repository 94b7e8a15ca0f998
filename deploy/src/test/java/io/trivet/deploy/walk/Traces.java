package io.trivet.deploy.walk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What is left of a cluster that failed. */
final class Traces {
    private static final List<String> PATHS = List.of("/v1/cluster", "/v1/partitions?limit=1000", "/metrics");
    private static final int LIMIT_MILLIS = 3_000;

    private final Path place;

    Traces(Path place) throws IOException {
        this.place = Files.createDirectories(place);
    }

    void keep(String name, Path file) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, place.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void ask(Node node) throws IOException {
        for (String path : PATHS) {
            String name = node.name() + path.replace("/", "-").replaceFirst("\\?.*", "");
            URLConnection connection =
                    URI.create("http://127.0.0.1:" + node.port() + path).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try (InputStream body = connection.getInputStream()) {
                Files.copy(body, place.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException silent) {
                Files.writeString(place.resolve(name), silent.toString());
            }
        }
    }
}
