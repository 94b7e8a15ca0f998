package io.trivet.deploy.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a node whether it is ready. */
final class Health {
    private static final int LIMIT_MILLIS = 1_000;
    private static final int ANSWER_BYTES = 2_000;

    private Health() {}

    static Part.Condition of(Member member) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(member.url() + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            int code = connection.getResponseCode();
            return code == HttpURLConnection.HTTP_OK
                    ? Part.Condition.READY
                    : Part.Condition.notReady("answers " + code + ": " + why(connection));
        } catch (IOException e) {
            return Part.Condition.notReady("does not answer on " + member.url() + " (" + e.getMessage() + ")");
        }
    }

    private static String why(HttpURLConnection connection) throws IOException {
        Optional<InputStream> error = Optional.ofNullable(connection.getErrorStream());
        if (error.isEmpty()) {
            return "and does not say why";
        }
        try (InputStream body = error.get()) {
            return new String(body.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
    }
}
