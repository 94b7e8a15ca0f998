package io.trivet.bus;

/**
 * Every address there is.
 *
 * <table>
 * <caption>Addresses</caption>
 * <tr><td>{@code trivet.heartbeats}</td><td>published: {@link Heartbeat}</td></tr>
 * <tr><td>{@code trivet.maps}</td><td>published: cluster maps that were chosen, see {@link MapCodec}</td></tr>
 * <tr><td>{@code trivet.NODE.SESSION.DESK}</td><td>sent: {@link Parcel}s for one desk of one session</td></tr>
 * <tr><td>{@code trivet.NODE.SESSION.pulse}</td><td>sent: {@link Heartbeat}s, to one session</td></tr>
 * <tr><td>{@code here.DESK}</td><td>a desk of the same process; never on the event bus</td></tr>
 * </table>
 *
 * Each session of a process has addresses of its own, so nothing that was sent to an earlier one can reach it.
 */
public final class Topics {
    public static final String HEARTBEATS = "trivet.heartbeats";
    public static final String MAPS = "trivet.maps";

    /** The desk of a process' gateway, and of the keeper of a controller. */
    public static final String DESK = "desk";

    /** Where heartbeats come that are sent to this process alone. */
    public static final String PULSE = "pulse";

    private static final String HERE = "here.";

    private Topics() {}

    /** The desk of a lane of a worker. */
    public static String lane(int number) {
        return "lane" + number;
    }

    /** Which lane of a worker a partition belongs to: the map's own to the first. */
    public static int laneOf(int partition, int lanes) {
        return partition < 0 ? 0 : partition % Math.max(1, lanes);
    }

    public static String inbox(String node, String session, String desk) {
        return session(node, session) + desk;
    }

    /** A desk of this very process, whatever its session, and without one. */
    public static String here(String desk) {
        return HERE + desk;
    }

    /** What all inboxes of one session begin with. */
    static String session(String node, String session) {
        return "trivet." + node + "." + session + ".";
    }

    static boolean isHere(String address) {
        return address.startsWith(HERE);
    }

    static String deskHere(String address) {
        return address.substring(HERE.length());
    }
}
