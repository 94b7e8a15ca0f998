package io.trivet.worker;

/** How a lane gets on with its database. */
enum LaneState {
    WELL,
    /** Connected, but a commit has had no answer for too long: nothing is led meanwhile. */
    STALLED,
    /** Not connected: nothing is answered. */
    AWAY
}
