package io.trivet.watch;

import io.trivet.register.row.Ballot;

/**
 * How far a partition's changes have been told: all that was chosen under ballots below this one, and of what was
 * chosen under it as much as this number says.
 *
 * @param number counts the changes of one lane; it means nothing under another leader's ballot
 */
public record Position(Ballot ballot, long number) implements Comparable<Position> {
    /** Nothing was told yet, and what was before is not wanted. */
    public static final Position NONE = new Position(Ballot.NONE, 0);

    public boolean isAbove(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        int byBallot = ballot.compareTo(other.ballot);
        return byBallot != 0 ? byBallot : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return ballot + "@" + number;
    }
}
