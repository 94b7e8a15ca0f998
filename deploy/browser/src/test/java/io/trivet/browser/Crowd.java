package io.trivet.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** So many who look on that there is no room for another page. */
record Crowd(List<InputStream> streams) {
    private static final int PLACES = 64;
    private static final int MOST_TRIES = 10_000;

    /** Places that others have just left are free a moment later. */
    static Crowd before(String url) {
        List<InputStream> streams = new ArrayList<>();
        for (int i = 0; i < MOST_TRIES && streams.size() < PLACES; i++) {
            try {
                streams.add(URI.create(url + "/console/events").toURL().openStream());
            } catch (IOException full) {
                Thread.onSpinWait();
            }
        }
        return new Crowd(streams);
    }

    void leave() throws IOException {
        for (InputStream stream : streams) {
            stream.close();
        }
    }
}
