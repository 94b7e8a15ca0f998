package io.trivet.benchmark.watch;

/** The kinds of process that share the machine. */
public enum Kind {
    WORKERS("workers"),
    CONTROLLER("controller"),
    POSTGRES("PostgreSQL"),
    ETCD("etcd"),
    ROUTE("vertx-web"),
    LOAD("load");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
