package io.trivet.register.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The operations that a row remembers, oldest first, and the newest id that it has dropped: whatever is not newer than
 * that may have been applied already.
 */
public record Recent(List<Recorded> operations, OperationId dropped) {
    public static final Recent NONE = new Recent(List.of(), OperationId.NONE);

    /** Nothing remembered, but all ids up to this one taken as dropped. */
    public static Recent droppedUpTo(OperationId id) {
        return new Recent(List.of(), id);
    }

    public Optional<Recorded> find(OperationId id) {
        for (Recorded recorded : operations) {
            if (recorded.id().equals(id)) {
                return Optional.of(recorded);
            }
        }
        return Optional.empty();
    }

    /** The newest id that the row knows of: kept, declined or dropped. */
    public OperationId newest() {
        OperationId newest = dropped;
        for (Recorded recorded : operations) {
            newest = OperationId.max(newest, recorded.id());
        }
        return newest;
    }

    /**
     * With these added, and within the limits again. What is older than the horizon goes; then, while there are more
     * than {@code most}, those that {@code answered} says nobody will ask for, then the oldest. The new ones stay.
     */
    public Recent with(List<Recorded> added, int most, long horizon, Predicate<Recorded> answered) {
        List<Recorded> kept = new ArrayList<>(operations.size() + added.size());
        OperationId newestDropped = dropped;
        for (Recorded old : operations) {
            if (old.id().time() < horizon) {
                newestDropped = OperationId.max(newestDropped, old.id());
            } else {
                kept.add(old);
            }
        }
        int over = kept.size() + added.size() - most;
        newestDropped = OperationId.max(newestDropped, drop(kept, over, answered));
        kept.addAll(added);
        return new Recent(List.copyOf(kept), newestDropped);
    }

    private static OperationId drop(List<Recorded> kept, int over, Predicate<Recorded> answered) {
        OperationId newest = OperationId.NONE;
        int left = over;
        for (int i = 0; i < kept.size() && left > 0; i++) {
            if (answered.test(kept.get(i))) {
                newest = OperationId.max(newest, kept.remove(i--).id());
                left--;
            }
        }
        while (left-- > 0 && !kept.isEmpty()) {
            newest = OperationId.max(newest, kept.remove(0).id());
        }
        return newest;
    }
}
