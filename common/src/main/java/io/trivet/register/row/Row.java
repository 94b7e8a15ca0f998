package io.trivet.register.row;

/** What a worker stores for a key. */
public record Row(Stamp stamp, State state) {
    /** The same row under a newer ballot. */
    public Row under(Ballot ballot) {
        return new Row(stamp.under(ballot), state);
    }

    public boolean isTombstone() {
        return !state.isPresent();
    }

    @Override
    public String toString() {
        return stamp + " v" + state.version() + " " + state.content();
    }
}
