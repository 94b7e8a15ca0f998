package io.trivet.benchmark.plan;

/** What is measured. */
public enum Subject {
    TRIVET("Trivet"),
    ETCD("etcd, JSON"),
    ETCD_GRPC("etcd, gRPC"),
    POSTGRES("PostgreSQL"),
    ROUTE("vertx-web");

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
