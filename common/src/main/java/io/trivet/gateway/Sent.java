package io.trivet.gateway;

/** One send of an operation. No two are the same, whatever they look like. */
final class Sent {
    private final Route route;
    private final boolean marked;
    private final int leader;
    private final long mapVersion;
    private final long at;
    private boolean over;

    /** @param leader who was thought to lead then */
    Sent(Route route, boolean marked, int leader, long mapVersion, long at) {
        this.route = route;
        this.marked = marked;
        this.leader = leader;
        this.mapVersion = mapVersion;
        this.at = at;
    }

    int worker() {
        return route.worker();
    }

    boolean takeover() {
        return route.takeover();
    }

    boolean marked() {
        return marked;
    }

    int leader() {
        return leader;
    }

    long mapVersion() {
        return mapVersion;
    }

    long at() {
        return at;
    }

    /** Nothing more will be heard of it, and yet it may have been taken. */
    void over() {
        over = true;
    }

    boolean isOver() {
        return over;
    }
}
