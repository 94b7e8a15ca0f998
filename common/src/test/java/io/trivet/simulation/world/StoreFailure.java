package io.trivet.simulation.world;

/** Why a simulated store is of no use any more. Without a stack trace, as a run makes very many. */
public final class StoreFailure extends RuntimeException {
    public static final StoreFailure FENCED = new StoreFailure("another connection has taken the fence");
    public static final StoreFailure DATABASE_ERROR = new StoreFailure("database error");
    public static final StoreFailure CONNECTION_LOST = new StoreFailure("connection lost");
    public static final StoreFailure REFUSED = new StoreFailure("connection refused");

    private StoreFailure(String message) {
        super(message, null, false, false);
    }
}
