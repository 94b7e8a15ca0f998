package io.trivet.console.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file of the page.
 *
 * @param tag changes when the content does
 */
record PageFile(String type, Buffer content, String tag) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** From the archive, by its path below this package's resources; blocks while it is read. */
    static Optional<PageFile> read(String path) {
        Optional<String> type = Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
        try (InputStream in = PageFile.class.getResourceAsStream(path)) {
            if (in == null || type.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(new PageFile(type.get(), Buffer.buffer(bytes), tag(bytes)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String tag(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return "\"%08x-%x\"".formatted(sum.getValue(), bytes.length);
    }
}
