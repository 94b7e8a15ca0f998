package io.trivet.register.leader;

/** How far a leadership has come. From its end there is no way back. */
enum Phase {
    PREPARING,
    LEADING,
    /** Begins no step; those under way are finished. */
    HOLDING,
    OVER
}
