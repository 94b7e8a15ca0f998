package io.trivet.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that reads a stream of server-sent events, a block at a time, and keeps the last id as browsers do. */
final class EventClient implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;
    private String lastId = "";

    EventClient(int port, String target, String... headers) {
        try {
            connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + target).toURL().openConnection();
            connection.setReadTimeout(PATIENCE);
            for (String header : headers) {
                int colon = header.indexOf(':');
                connection.setRequestProperty(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
            lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String header(String name) {
        return connection.getHeaderField(name);
    }

    String lastId() {
        return lastId;
    }

    /** The next block that is more than an id or a comment; empty at the end of the stream. */
    Optional<String> next() {
        Optional<String> block = block();
        while (block.filter(text -> text.isEmpty() || text.startsWith(":") || text.startsWith("retry"))
                .isPresent()) {
            block = block();
        }
        return block;
    }

    /** The next block with this beginning, of whatever kind. */
    String until(String beginning) {
        Optional<String> block = block();
        while (block.isPresent() && !block.get().startsWith(beginning)) {
            block = block();
        }
        return block.orElseThrow();
    }

    /** Reads on until the stream has told a later id. */
    String nextId() {
        String before = lastId;
        while (lastId.equals(before)) {
            block().orElseThrow();
        }
        return lastId;
    }

    private Optional<String> block() {
        try {
            StringBuilder block = new StringBuilder();
            String line = lines.readLine();
            if (line == null) {
                return Optional.empty();
            }
            for (; line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else {
                    block.append(block.isEmpty() ? "" : "\n").append(line);
                }
            }
            return Optional.of(block.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
