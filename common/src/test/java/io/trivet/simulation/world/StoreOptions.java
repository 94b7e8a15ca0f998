package io.trivet.simulation.world;

import io.trivet.bus.Topics;
import java.util.Set;

/**
 * How a {@link SimStore} is made, and what is broken about it: nothing, but in a mutant.
 *
 * @param lanes of the worker
 * @param inFlight statements under way at once on the connection that commits
 * @param batch writes in one statement at most
 */
public record StoreOptions(int lanes, int inFlight, int batch, Set<Flaw> flaws) {
    /** What can be broken. */
    enum Flaw {
        /** A connection neither raises the lane's fence nor do its transactions check it. */
        UNFENCED,
        COMMITS_UNFENCED,
        READS_UNFENCED,
        /** {@link SimStore#fence()} does not ask the database, but trusts memory (F11). */
        CONFIRMS_FROM_MEMORY,
        /** A statement that was sent behind a failed one is executed: as PostgreSQL does with autocommitted ones. */
        UNSEQUENCED,
        /** A row is stored whatever is there already. */
        OVERWRITES
    }

    public static StoreOptions sound(int lanes) {
        return new StoreOptions(lanes, 2, 64, Set.of());
    }

    public StoreOptions batchingAtMost(int writes) {
        return new StoreOptions(lanes, inFlight, writes, flaws);
    }

    public StoreOptions unfenced() {
        return with(Flaw.UNFENCED);
    }

    public StoreOptions committingUnfenced() {
        return with(Flaw.COMMITS_UNFENCED);
    }

    public StoreOptions readingUnfenced() {
        return with(Flaw.READS_UNFENCED);
    }

    public StoreOptions confirmingFromMemory() {
        return with(Flaw.CONFIRMS_FROM_MEMORY);
    }

    public StoreOptions unsequenced() {
        return with(Flaw.UNSEQUENCED);
    }

    public StoreOptions overwriting() {
        return with(Flaw.OVERWRITES);
    }

    private StoreOptions with(Flaw flaw) {
        return new StoreOptions(lanes, inFlight, batch, Set.of(flaw));
    }

    public boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    public boolean fenceOnConfirm() {
        return !has(Flaw.CONFIRMS_FROM_MEMORY);
    }

    int laneOf(int partition) {
        return Topics.laneOf(partition, lanes);
    }
}
