package io.trivet.simulation.world;

/**
 * How a {@link SimStore} is made, and what is broken about it: a mutant has one of the booleans false.
 *
 * @param lanes of the worker
 * @param inFlight statements under way at once on the connection that commits
 * @param batch writes in one statement at most
 * @param fenced whether a connection raises the lane's fence and its transactions check it
 * @param fenceOnRead whether queries check the fence
 * @param fenceOnConfirm whether {@link SimStore#fence()} asks the database at all, instead of trusting memory (F11)
 * @param sequenced whether a statement that was sent behind a failed one fails too. PostgreSQL itself does not do
 *     this for autocommitted statements in a pipeline
 */
public record StoreOptions(
        int lanes,
        int inFlight,
        int batch,
        boolean fenced,
        boolean fenceOnRead,
        boolean fenceOnConfirm,
        boolean sequenced) {

    public static StoreOptions sound(int lanes) {
        return new StoreOptions(lanes, 2, 64, true, true, true, true);
    }

    public StoreOptions batchingAtMost(int writes) {
        return new StoreOptions(lanes, inFlight, writes, fenced, fenceOnRead, fenceOnConfirm, sequenced);
    }

    public StoreOptions unfenced() {
        return new StoreOptions(lanes, inFlight, batch, false, fenceOnRead, fenceOnConfirm, sequenced);
    }

    public StoreOptions readingUnfenced() {
        return new StoreOptions(lanes, inFlight, batch, fenced, false, fenceOnConfirm, sequenced);
    }

    public StoreOptions confirmingFromMemory() {
        return new StoreOptions(lanes, inFlight, batch, fenced, fenceOnRead, false, sequenced);
    }

    public StoreOptions unsequenced() {
        return new StoreOptions(lanes, inFlight, batch, fenced, fenceOnRead, fenceOnConfirm, false);
    }

    int laneOf(int partition) {
        return partition < 0 ? 0 : partition % lanes;
    }
}
