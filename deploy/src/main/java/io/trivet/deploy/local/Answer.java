package io.trivet.deploy.local;

import io.vertx.core.json.JsonObject;
import java.net.HttpURLConnection;

/** What a node answered to an order. */
record Answer(int code, JsonObject json) {
    private static final int UNAVAILABLE = 503;
    private static final int UNKNOWN = 504;
    private static final String PROBLEM = "urn:trivet:problem:";

    boolean isAccepted() {
        return code == HttpURLConnection.HTTP_ACCEPTED;
    }

    /** The last part of a problem's type. */
    boolean isProblem(String type) {
        return json.getString("type", "").equals(PROBLEM + type);
    }

    /** Whether it may be otherwise when it is given again. An order that is given twice is carried out once. */
    boolean isWorthAnotherTry() {
        return code == UNAVAILABLE || code == UNKNOWN;
    }

    long mapVersion() {
        return json.getLong("map_version", 0L);
    }

    /** The server's own words. */
    Refusal refusal() {
        return new Refusal(json.getString("detail", "A node answered " + code + ", which is not understood here."));
    }

    Answer mustBeAccepted() {
        if (!isAccepted()) {
            throw refusal();
        }
        return this;
    }
}
