package io.trivet.worker.store;

import io.trivet.worker.store.StoreFailure.Kind;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import java.util.concurrent.TimeoutException;

/** What went wrong, in sentences. */
final class Failures {
    /** The classes of errors by which PostgreSQL says that it is going, coming or gone. */
    private static final String CONNECTION = "08";

    private static final String SHUTDOWN = "57P";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String DISK_FULL = "53100";

    private Failures() {}

    static StoreFailure of(Throwable cause) {
        if (cause instanceof StoreFailure failure) {
            return failure;
        }
        if (cause instanceof PgException error) {
            return of(error);
        }
        if (cause instanceof RuntimeException && !(cause instanceof VertxException)) {
            return new StoreFailure(Kind.REFUSED, "what PostgreSQL answered makes no sense: " + cause, cause);
        }
        return new StoreFailure(Kind.AWAY, "PostgreSQL cannot be reached: " + why(cause), cause);
    }

    private static StoreFailure of(PgException error) {
        String state = String.valueOf(error.getSqlState());
        if (state.equals(LOCK_TIMEOUT)) {
            return new StoreFailure(Kind.AWAY, "another session holds a lock in this database and does not end", error);
        }
        if (state.equals(DISK_FULL)) {
            return new StoreFailure(Kind.REFUSED, "PostgreSQL's disk is full: " + error.getErrorMessage(), error);
        }
        boolean away = state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN);
        String sentence = "PostgreSQL says: " + error.getErrorMessage() + " (" + state + ")";
        return new StoreFailure(away ? Kind.AWAY : Kind.REFUSED, sentence, error);
    }

    private static String why(Throwable cause) {
        return cause instanceof TimeoutException ? "it does not answer" : String.valueOf(cause.getMessage());
    }

    static StoreFailure unreachable(PgConnectOptions server, Throwable cause) {
        StoreFailure failure = of(cause);
        String why = cause instanceof PgException ? failure.getMessage() : why(cause);
        String where = server.getHost() + ":" + server.getPort() + "/" + server.getDatabase();
        return new StoreFailure(failure.kind(), "cannot connect to " + where + ": " + why, cause);
    }

    static StoreFailure silent(long seconds) {
        return new StoreFailure(Kind.AWAY, "PostgreSQL has not answered for " + seconds + " s");
    }

    static StoreFailure closed() {
        return new StoreFailure(Kind.AWAY, "the connection to PostgreSQL was closed");
    }

    static StoreFailure fenced() {
        return new StoreFailure(Kind.FENCED, "another connection has taken this lane over");
    }

    static StoreFailure outOfOrder() {
        return new StoreFailure(Kind.REFUSED, "PostgreSQL has answered in another order than it was asked");
    }
}
