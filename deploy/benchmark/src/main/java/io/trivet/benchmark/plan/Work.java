package io.trivet.benchmark.plan;

/** What is done over and over. */
public enum Work {
    PUT("put", "put"),
    GET("get", "linearizable get"),
    MIX("mix", "95 % get, 5 % put"),
    /** While a worker is lost. */
    HALVES("heal", "50 % get, 50 % put"),
    HOT("hot", "increment of one key"),
    SINGLE("floor", "upsert of 1 row"),
    SORTED("floor", "upsert of 64 rows"),
    EMPTY_PUT("ceiling", "empty route, put"),
    EMPTY_GET("ceiling", "empty route, get");

    /** As it is asked for by --only. */
    private final String group;

    private final String title;

    Work(String group, String title) {
        this.group = group;
        this.title = title;
    }

    public String group() {
        return group;
    }

    public String title() {
        return title;
    }

    /** Of 100 requests. */
    public int reads() {
        return switch (this) {
            case GET, EMPTY_GET -> 100;
            case MIX -> 95;
            case HALVES -> 50;
            default -> 0;
        };
    }

    /** That an operation writes on one server, where that is what counts. */
    public int rows() {
        return this == SORTED ? 64 : 1;
    }
}
