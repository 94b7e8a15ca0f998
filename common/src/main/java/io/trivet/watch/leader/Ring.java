package io.trivet.watch.leader;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.watch.Change;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The changes of one partition that its leader keeps in mind, the oldest first: of each key the newest one only, so a
 * key that changes all the time takes one place. Bounded: the oldest go.
 *
 * <p>A leadership that prepares again and keeps what it knows goes on with the same ring; nobody led in between.
 */
final class Ring {
    /** The number of what was found among the stored rows: before all that was noted. */
    private static final long FOUND = 0;

    private final WatchBounds bounds;
    private final WatchRules rules;
    private final Ballot first;
    private final Map<Bytes, Noted> changes = new LinkedHashMap<>();
    private Ballot last;
    private long forgotten;
    private long newest;
    private long weight;
    private Optional<Ballot> searched = Optional.empty();
    private Optional<Ballot> hopeless = Optional.empty();

    private record Noted(long number, Change change) {}

    /** What a ring has for a position. */
    sealed interface Reach {
        /** @param changes all since, or the first of them */
        record Told(List<Change> changes, Position to) implements Reach {}

        /** There may be more among the stored rows, and those have to be looked through first. */
        record Search() implements Reach {}

        /** It cannot be told. */
        record Missing(Position to) implements Reach {}

        /** Whoever asks has heard of a later leader. */
        record Elsewhere() implements Reach {}
    }

    /** @param number of the last change of the lane so far */
    Ring(WatchBounds bounds, WatchRules rules, Ballot ballot, long number) {
        this.bounds = bounds;
        this.rules = rules;
        this.first = ballot;
        this.last = ballot;
        this.forgotten = number;
        this.newest = number;
    }

    void succeeds(Ballot to) {
        last = to;
    }

    void note(long number, Change change) {
        newest = number;
        put(number, change);
        keepWithinBounds();
    }

    private void put(long number, Change change) {
        Optional.ofNullable(changes.remove(change.key())).ifPresent(old -> weight -= old.change.weight());
        changes.put(change.key(), new Noted(number, change));
        weight += change.weight();
    }

    private void keepWithinBounds() {
        while (changes.size() > bounds.keys() || weight > bounds.bytes()) {
            forgetEldest();
        }
    }

    private void forgetEldest() {
        Iterator<Noted> eldest = changes.values().iterator();
        Noted gone = eldest.next();
        eldest.remove();
        weight -= gone.change.weight();
        forgotten = Math.max(forgotten, gone.number);
        searched = Optional.empty();
    }

    /**
     * All that is stored, of this ballot or a later one: it goes before what was noted, unless that is newer. Does not
     * fit: then nobody who asks from there can be told.
     */
    void found(Ballot since, List<Change> stored) {
        List<Noted> noted = List.copyOf(changes.values());
        changes.clear();
        weight = 0;
        stored.forEach(change -> put(FOUND, change));
        noted.forEach(later -> put(later.number, later.change));
        searched = Optional.of(since);
        keepWithinBounds();
        if (searched.isEmpty()) {
            isHopeless(since);
        }
    }

    /** What is stored is too much, or does not hold all that there was. */
    void isHopeless(Ballot since) {
        hopeless = Optional.of(since);
    }

    // ---------------------------------------------------------------- asking

    Position position() {
        return new Position(last, newest);
    }

    Reach since(Position asked, int mostBytes) {
        if (asked.equals(Position.NONE)) {
            return new Reach.Told(List.of(), position());
        }
        if (asked.ballot().isAbove(last)) {
            return new Reach.Elsewhere();
        }
        boolean own = !asked.ballot().isBelow(first);
        if (own && asked.number() >= forgotten && asked.number() <= newest) {
            return told(asked.number(), mostBytes);
        }
        if (searched.filter(since -> !asked.ballot().isBelow(since)).isPresent()) {
            return new Reach.Told(found(asked.ballot()), position());
        }
        return hopeless.filter(since -> !asked.ballot().isAbove(since)).isPresent()
                ? new Reach.Missing(position())
                : new Reach.Search();
    }

    private Reach told(long after, int mostBytes) {
        List<Change> told = new ArrayList<>();
        int bytes = 0;
        for (Noted noted : changes.values()) {
            if (noted.number > after) {
                if (bytes > mostBytes) {
                    Noted end = changes.get(told.get(told.size() - 1).key());
                    return new Reach.Told(told, new Position(last, end.number));
                }
                told.add(noted.change);
                bytes += noted.change.weight();
            }
        }
        return new Reach.Told(told, position());
    }

    private List<Change> found(Ballot since) {
        return changes.values().stream()
                .map(Noted::change)
                .filter(change -> rules.mayBeNews(change.stamp().ballot(), since))
                .toList();
    }
}
