package io.trivet.node.settings;

/** Where something listens. */
public record Endpoint(String host, int port) {
    static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text);
        }
        return new Endpoint(text.substring(0, colon), Kinds.PORT.parse(text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
