package io.trivet.watch.hub;

import io.trivet.watch.Changes.Part;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One who watches. Who came with an id is first told what is missing, partition by partition; what is told to all of
 * such a partition meanwhile is held, and told afterwards unless it is older.
 */
final class Member {
    private static final int MOST_HELD = 10_000;

    private final Wanted wanted;
    private final Listener listener;
    private final Map<Integer, Position> behind = new TreeMap<>();
    private final Map<Integer, List<Part>> held = new TreeMap<>();
    private final Map<Integer, Position> ahead = new TreeMap<>();
    private final boolean resumes;
    private int heldChanges;
    private boolean owesReset;
    private boolean ready;
    private boolean asking;
    private boolean over;

    Member(Wanted wanted, Listener listener, Optional<Positions> since, boolean foreign) {
        this.wanted = wanted;
        this.listener = listener;
        this.resumes = since.isPresent();
        this.owesReset = foreign;
        since.ifPresent(positions -> behind.putAll(positions.each()));
    }

    Wanted wanted() {
        return wanted;
    }

    /** Where it is behind those who are told as changes come. */
    Map<Integer, Position> behind() {
        return behind;
    }

    boolean isBehind(int partition) {
        return behind.containsKey(partition);
    }

    boolean isReady() {
        return ready;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
        held.clear();
    }

    /** Whether it is being asked what it has missed. */
    boolean isAsking() {
        return asking;
    }

    void asks(boolean now) {
        asking = now;
    }

    void tell(Told told) {
        if (!over) {
            listener.told(told);
        }
    }

    void owesReset() {
        owesReset = true;
    }

    // ---------------------------------------------------------------- catching up

    void hold(Part part) {
        heldChanges += part.changes().size();
        if (heldChanges > MOST_HELD) {
            owesReset = true;
            caughtUp(part.partition(), part.to());
        } else {
            held.computeIfAbsent(part.partition(), first -> new ArrayList<>()).add(part);
        }
    }

    /**
     * What it has missed, or some of it.
     *
     * @param others how far all others had been told before this was asked: only what is as new leaves no gap
     */
    void missed(Part part, Position others, WatchRules rules) {
        if (!part.from().equals(behind.get(part.partition()))) {
            return;
        }
        show(part);
        behind.put(part.partition(), part.to());
        if (rules.leavesNoGap(part.to(), others)) {
            caughtUp(part.partition(), part.to());
        }
    }

    /** It knows all of this partition up to here; all others may not be told as much yet. */
    void caughtUp(int partition, Position position) {
        behind.remove(partition);
        ahead.put(partition, position);
        List<Part> since = Optional.ofNullable(held.remove(partition)).orElse(List.of());
        for (Part part : since) {
            heldChanges -= part.changes().size();
            if (isNews(part)) {
                show(part);
            }
        }
    }

    /** Whether it was not told as much, or more, while it caught up: it must not be told anything older now. */
    boolean isNews(Part part) {
        Optional<Position> known = Optional.ofNullable(ahead.get(part.partition()));
        if (known.isPresent() && part.to().isAbove(known.get())) {
            ahead.remove(part.partition());
        }
        return !ahead.containsKey(part.partition());
    }

    private void show(Part part) {
        owesReset |= part.missing();
        var changes = wanted.of(part.changes());
        if (!changes.isEmpty()) {
            tell(new Told.Changed(changes));
        }
    }

    /** Nothing is missing any more, or it is told so. */
    void becomesReady(String id) {
        ready = true;
        if (owesReset) {
            tell(new Told.Reset(id));
        }
        tell(new Told.Ready(resumes && !owesReset, id));
    }
}
