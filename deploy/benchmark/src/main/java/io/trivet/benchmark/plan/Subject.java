package io.trivet.benchmark.plan;

/** What is measured. */
public enum Subject {
    TRIVET("Trivet", true),
    ETCD("etcd, JSON", false),
    ETCD_GRPC("etcd, gRPC", false),
    POSTGRES("PostgreSQL", false),
    ROUTE("vertx-web", true);

    private final String title;
    private final boolean java;

    Subject(String title, boolean java) {
        this.title = title;
        this.java = java;
    }

    /** Whether it becomes quicker for a minute or so, while Java compiles what is run often. */
    public boolean isJava() {
        return java;
    }

    public String title() {
        return title;
    }
}
