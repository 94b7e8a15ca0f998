package io.trivet.watch;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Stamp;

/**
 * The decisions on which it rests that nothing is told too early and nothing is left out, each a line. Tests override
 * one at a time, and the simulation must then find it.
 */
public class WatchRules {
    /** After a change of leader every row is told whose ballot is the position's or a later one. */
    public boolean mayBeNews(Ballot ofRow, Ballot ofPosition) {
        return !ofRow.isBelow(ofPosition);
    }

    /** What a new leader stores says what is chosen once it is verified, and not before. */
    public boolean mayLook(boolean verified) {
        return verified;
    }

    /** A tombstone that may be news, and was purged, is news that cannot be told. */
    public boolean isMissing(Stamp highestPurged, Ballot ofPosition) {
        return mayBeNews(highestPurged.ballot(), ofPosition);
    }

    /** A leader that has forgotten what it knew begins anew: others may have led in between. */
    public boolean goesOnAfterForgetting() {
        return false;
    }

    /** Who comes back goes on with the others only when it was told as much as they had been when it asked. */
    public boolean leavesNoGap(Position told, Position others) {
        return !others.isAbove(told);
    }
}
