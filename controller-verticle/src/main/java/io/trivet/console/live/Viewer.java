package io.trivet.console.live;

import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One page that looks on, by server-sent events. What it cannot take in at once is not queued: of each topic it is owed
 * the latest state, and moments that passed meanwhile it never hears of.
 */
final class Viewer {
    private final HttpServerResponse response;
    private final Map<String, String> owed = new LinkedHashMap<>();

    Viewer(HttpServerResponse response) {
        this.response = response;
        response.drainHandler(drained -> pay());
    }

    void state(String topic, String json) {
        if (response.writeQueueFull()) {
            owed.put(topic, json);
        } else {
            send(topic, json);
        }
    }

    void moment(String topic, String json) {
        if (!response.writeQueueFull()) {
            send(topic, json);
        }
    }

    private void pay() {
        owed.forEach(this::send);
        owed.clear();
    }

    /** The end of the connection, if it fails, is told to whoever holds this. */
    private void send(String topic, String json) {
        response.write("event: " + topic + "\ndata: " + json + "\n\n");
    }
}
