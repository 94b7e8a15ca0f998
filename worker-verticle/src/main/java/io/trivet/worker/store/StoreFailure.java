package io.trivet.worker.store;

/** Why a store cannot be used, or not any more. What was under way has an unknown outcome unless it says otherwise. */
public final class StoreFailure extends RuntimeException {
    /** What whoever uses the store should do about it. */
    public enum Kind {
        /** The connection broke, hung, or could not be made: connect again. */
        AWAY,
        /** PostgreSQL answered, with an error: connect again, and tell somebody. */
        REFUSED,
        /** Another connection has taken the fence: connect again, which tells who it was. */
        FENCED,
        /** The database is not the one this process has started over, or not its own any more: stop. */
        NOT_OURS,
        /** The server, or what is stored there, is unfit: stop until somebody has mended it. */
        UNFIT
    }

    private final Kind kind;

    public StoreFailure(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    public StoreFailure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
