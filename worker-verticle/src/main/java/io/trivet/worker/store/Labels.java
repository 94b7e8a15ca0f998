package io.trivet.worker.store;

/** What our sessions call themselves in the server, so that a successor finds those it has to end. */
final class Labels {
    private static final String ALL = "trivet ";

    static final String ANCHOR = ALL + "anchor";

    private Labels() {}

    static String commits(int lane) {
        return lane(lane) + "commits";
    }

    static String reads(int lane) {
        return lane(lane) + "reads";
    }

    static String scans(int lane) {
        return lane(lane) + "scans";
    }

    /** What all sessions of a lane begin with. */
    static String lane(int lane) {
        return ALL + "lane " + lane + " ";
    }

    /** What all sessions of a worker begin with. */
    static String worker() {
        return ALL;
    }
}
