package io.trivet.deploy.strip;

/** Where a client asks: one port, and no other in its stead. */
record EntryPoint(String name, int port) {
    static final String HOST = "127.0.0.1";

    @Override
    public String toString() {
        return name + " (port " + port + ")";
    }
}
