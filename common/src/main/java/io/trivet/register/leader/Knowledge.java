package io.trivet.register.leader;

import io.trivet.register.message.Outcome.Found;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.State;
import java.util.Optional;

/**
 * What a leader knows of one key: the row that is chosen, if there is one, and whether its own acceptor holds exactly
 * that. It changes in the key's turn only.
 */
final class Knowledge {
    private final Leader leader;
    private final Bytes key;
    private boolean known;
    private Optional<Row> row = Optional.empty();
    private boolean held;

    Knowledge(Leader leader, Bytes key) {
        this.leader = leader;
        this.key = key;
    }

    // ---------------------------------------------------------------- coming to know

    void learn(Optional<Row> found, boolean heldByOwn) {
        learnAgain(found, heldByOwn);
        leader.host().watcher().knows(leader.claim().partition(), leader.ballot(), key, found);
        found.ifPresent(r -> leader.intake().noteId(r.state().recent().newest()));
    }

    /** What this leader has known all the while. */
    void learnAgain(Optional<Row> found, boolean heldByOwn) {
        known = true;
        long before = bytes();
        row = found;
        leader.keys().grew(bytes() - before);
        held = heldByOwn;
    }

    /** The own acceptor holds exactly what is known. */
    void heldNow() {
        held = true;
    }

    /** Every member has forgotten the row, or will when it hears of it. */
    void purged() {
        learn(Optional.empty(), false);
    }

    /** The own acceptor has forgotten the row. */
    void ownPurged() {
        held |= known && row.isEmpty();
    }

    /** The own acceptor said what became of a row of this key. */
    void ownAnswered(Row answered, boolean stored) {
        boolean same = known && row.map(Row::stamp).equals(Optional.of(answered.stamp()));
        held |= same && stored;
    }

    // ---------------------------------------------------------------- what is known

    boolean isKnown() {
        return known;
    }

    boolean isHeld() {
        return known && held;
    }

    Optional<Row> row() {
        return row;
    }

    long bytes() {
        return row.map(known -> known.state().content().length()).orElse(0);
    }

    /** Absent, it is what remains of purged keys. */
    State state(Floor floor) {
        boolean inherits = leader.host().rules().inheritsFloor();
        return row.map(this::shown).orElseGet(() -> (inherits ? floor : Floor.NONE).absent());
    }

    long stepBefore() {
        return row.map(r -> r.stamp().step()).orElse(0L);
    }

    boolean isExpired() {
        return row.filter(r -> r.state().isExpired(leader.wallClock())).isPresent();
    }

    /** What a read is answered. */
    Found found() {
        return new Found(row.filter(r -> !r.isTombstone()).map(r -> new Row(r.stamp(), shown(r).forgetful())));
    }

    private State shown(Row shown) {
        return shown.state().withEtag(leader.host().rules().etag(shown));
    }
}
