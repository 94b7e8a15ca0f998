package io.trivet.console.live;

import io.vertx.core.json.JsonArray;

/** A sample of what goes through: so many operations between two tellings, and no more. */
public final class Traffic {
    private static final int MOST = 24;

    private JsonArray sample = new JsonArray();

    /** @param entry the node that the client asked */
    public void passed(String entry, int partition, boolean read) {
        if (sample.size() < MOST) {
            sample.add(new JsonArray().add(entry).add(partition).add(read ? "r" : "w"));
        }
    }

    /** Since the last time. */
    JsonArray take() {
        JsonArray taken = sample;
        sample = new JsonArray();
        return taken;
    }
}
