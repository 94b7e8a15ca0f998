package io.trivet.worker.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * One statement of the connection that commits: a transaction of its own. Its first three parameters are lane, fence
 * and expected beat, and unless it has found all three it does nothing and returns nothing. Of what it returns the
 * first row begins with the beat it has left.
 */
interface Change {
    String sql();

    /** Those after the first three. */
    void parameters(Tuple into);

    /**
     * Whether it has done all of its parts; what is returned then tells those who asked.
     *
     * @throws StoreFailure if it has not
     */
    Runnable committed(RowSet<Row> found);

    void failed(StoreFailure cause);

    /** How many rows it writes, and the bytes of their keys and values: for figures. */
    default Load load() {
        return Load.NONE;
    }

    /** How much is asked of a statement. */
    record Load(int writes, int rows, long bytes) {
        static final Load NONE = new Load(0, 0, 0);

        Load plus(Load other) {
            return new Load(writes + other.writes, rows + other.rows, bytes + other.bytes);
        }
    }
}
