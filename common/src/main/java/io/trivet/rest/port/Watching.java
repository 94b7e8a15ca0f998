package io.trivet.rest.port;

import io.trivet.watch.hub.Listener;
import io.trivet.watch.hub.Positions;
import io.trivet.watch.hub.Subscription;
import io.trivet.watch.hub.Wanted;
import java.util.Optional;

/**
 * Changes as they happen.
 *
 * @param backlog how many bytes may wait for one client
 */
public record Watching(Watchers watchers, int backlog) {
    /** Where one begins to watch. A hub's {@code watch} fits. */
    @FunctionalInterface
    public interface Watchers {
        /** Nothing when there are too many, or this node has seen no map. Nothing is told before this returns. */
        Optional<Subscription> watch(Wanted wanted, Optional<Positions> since, Listener listener);
    }
}
