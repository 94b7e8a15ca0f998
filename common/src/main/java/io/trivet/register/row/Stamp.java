package io.trivet.register.row;

/**
 * Which of two rows of a key is newer: by ballot, then by the count of changes made to the key. Internal, and the form
 * of an ETag.
 */
public record Stamp(Ballot ballot, long step) implements Comparable<Stamp> {
    public static final Stamp NONE = new Stamp(Ballot.NONE, 0);

    public static Stamp max(Stamp a, Stamp b) {
        return a.isAbove(b) ? a : b;
    }

    public boolean isAbove(Stamp other) {
        return compareTo(other) > 0;
    }

    /** The same step under a new ballot: what a restamped row bears. */
    public Stamp under(Ballot newer) {
        return new Stamp(newer, step);
    }

    @Override
    public int compareTo(Stamp other) {
        int byBallot = ballot.compareTo(other.ballot);
        return byBallot != 0 ? byBallot : Long.compare(step, other.step);
    }

    @Override
    public String toString() {
        return ballot + "#" + step;
    }
}
