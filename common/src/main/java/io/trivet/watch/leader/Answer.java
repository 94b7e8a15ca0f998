package io.trivet.watch.leader;

import io.trivet.watch.Change;
import io.trivet.watch.Changes;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Poll;
import java.util.ArrayList;
import java.util.List;

/** An answer in the making, which has room for so much; the rest is asked for again. */
final class Answer {
    private static final int MOST_BYTES = 512 << 10;

    private final Poll poll;
    private final List<Part> parts = new ArrayList<>();
    private final List<Integer> notHere = new ArrayList<>();
    private int bytes;

    Answer(Poll poll) {
        this.poll = poll;
    }

    int room() {
        return Math.max(0, MOST_BYTES - bytes);
    }

    boolean isFull() {
        return bytes >= MOST_BYTES;
    }

    /** Whoever waits for changes is not told that there are none. */
    void told(Poll.Place place, Ring.Reach.Told told) {
        if (!poll.isPatient() || !told.to().equals(place.position())) {
            List<Change> changes = poll.values()
                    ? told.changes()
                    : told.changes().stream().map(Change::withoutValue).toList();
            changes.forEach(change -> bytes += change.weight());
            parts.add(new Part(place.partition(), place.position(), told.to(), false, changes));
        }
    }

    void missing(Poll.Place place, Ring.Reach.Missing missing) {
        parts.add(new Part(place.partition(), place.position(), missing.to(), true, List.of()));
    }

    void notHere(Poll.Place place) {
        notHere.add(place.partition());
    }

    Changes changes() {
        return new Changes(List.copyOf(parts), List.copyOf(notHere));
    }
}
