package io.trivet.console.live;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** All pages that look on. What they are told is made once for all of them. */
public final class Audience {
    private static final int MOST = 64;

    private final Set<Viewer> viewers = new LinkedHashSet<>();
    private final Map<String, String> states = new LinkedHashMap<>();

    public boolean isEmpty() {
        return viewers.isEmpty();
    }

    public boolean isFull() {
        return viewers.size() >= MOST;
    }

    /** From now on this one is told, beginning with how everything is. */
    public void admit(HttpServerResponse response) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        Viewer viewer = new Viewer(response);
        response.exceptionHandler(broken -> viewers.remove(viewer));
        response.closeHandler(closed -> viewers.remove(viewer));
        states.forEach(viewer::state);
        viewers.add(viewer);
    }

    /** How something is now; told only if it was otherwise before. */
    public void state(String topic, String json) {
        if (!json.equals(states.put(topic, json))) {
            viewers.forEach(viewer -> viewer.state(topic, json));
        }
    }

    /** For those who come later; those who are there have been told by moments. */
    public void remember(String topic, String json) {
        states.put(topic, json);
    }

    /** Something that happens and is over. */
    public void moment(String topic, String json) {
        viewers.forEach(viewer -> viewer.moment(topic, json));
    }
}
