package io.trivet.deploy.local;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cluster is asked, and ordered, by HTTP. Any node will do: when one does not answer, the next is asked. */
final class Calls {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int LOOK_MILLIS = 3_000;
    private static final int ORDER_MILLIS = 8_000;
    private static final String ORDER_TIMEOUT = "?timeout=5s";
    /** A cluster that is in trouble is so wherever one asks. */
    private static final int MOST_ANSWERS = 3;

    private final LocalCluster cluster;

    Calls(LocalCluster cluster) {
        this.cluster = cluster;
    }

    /** The cluster as one of its nodes sees it; empty when none answers. */
    Optional<Overview> look() {
        return places().flatMap(place -> call("GET", place + "/v1/cluster", LOOK_MILLIS, Optional.empty()).stream())
                .filter(answer -> answer.code() == HttpURLConnection.HTTP_OK)
                .map(answer -> new Overview(answer.json()))
                .findFirst();
    }

    Overview mustLook() {
        return look().orElseThrow(Calls::nobody);
    }

    Answer order(String method, String path) {
        return order(method, path, Optional.empty());
    }

    /** What the first node says that says more than that it cannot be done now. */
    Answer order(String method, String path, Optional<JsonObject> content) {
        List<Answer> answers = new ArrayList<>();
        for (Iterator<String> places = places().iterator(); places.hasNext() && !areEnough(answers); ) {
            call(method, places.next() + path + ORDER_TIMEOUT, ORDER_MILLIS, content)
                    .ifPresent(answers::add);
        }
        if (answers.isEmpty()) {
            throw nobody();
        }
        return answers.get(answers.size() - 1);
    }

    private static boolean areEnough(List<Answer> answers) {
        return answers.size() == MOST_ANSWERS || answers.stream().anyMatch(answer -> !answer.isWorthAnotherTry());
    }

    private static Refusal nobody() {
        return new Refusal("No node of the cluster answers. See 'status', and start it if it does not run.");
    }

    /** Those that are frozen would only take time. */
    private Stream<String> places() {
        return cluster.nodes().stream()
                .filter(node ->
                        node.process().filter(process -> !process.isPaused()).isPresent())
                .map(Part::place);
    }

    private static Optional<Answer> call(String method, String url, int limitMillis, Optional<JsonObject> content) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(limitMillis);
            connection.setRequestMethod(method);
            if (content.isPresent()) {
                send(connection, content.get());
            }
            return Optional.of(new Answer(connection.getResponseCode(), read(connection)));
        } catch (IOException | DecodeException noAnswer) {
            return Optional.empty();
        }
    }

    private static void send(HttpURLConnection connection, JsonObject content) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(content.toBuffer().getBytes());
        }
    }

    private static JsonObject read(HttpURLConnection connection) throws IOException {
        InputStream stream = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                ? connection.getInputStream()
                : connection.getErrorStream();
        try (InputStream in = Optional.ofNullable(stream).orElseGet(InputStream::nullInputStream)) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? new JsonObject() : new JsonObject(Buffer.buffer(bytes));
        }
    }
}
