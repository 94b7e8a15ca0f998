package io.trivet.deploy.walk;

/** A controller or a worker, by its HTTP port. */
record Node(String name, int port) {
    @Override
    public String toString() {
        return name + " (port " + port + ")";
    }
}
