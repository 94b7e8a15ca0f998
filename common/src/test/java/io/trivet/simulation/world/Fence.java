package io.trivet.simulation.world;

/** The fence of a lane as one store has taken it. */
final class Fence {
    private final int lane;
    private final boolean effective;
    private boolean raised;
    private long own;

    Fence(int lane, boolean effective) {
        this.lane = lane;
        this.effective = effective;
    }

    int lane() {
        return lane;
    }

    /** A transaction of its own, before anything is read. */
    void raise(SimDatabase database) {
        if (database.refusesConnections()) {
            throw StoreFailure.REFUSED;
        }
        raised = true;
        own = effective ? database.raiseFence(lane) : database.fence(lane);
    }

    /** Part of every later transaction. What is not raised yet does not check. */
    void check(SimDatabase database) {
        if (effective && raised && own != database.fence(lane)) {
            throw StoreFailure.FENCED;
        }
    }
}
