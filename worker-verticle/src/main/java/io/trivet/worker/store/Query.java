package io.trivet.worker.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * A query that answers several questions at once. It reads the lane's fence together with what it is about, and returns
 * nothing at all unless it has found it: so nothing is answered that somebody else may have changed meanwhile.
 */
interface Query<Q, A> {
    /** Finds the fence. Its two parameters are the first of every query. */
    String FENCED = "with f as (select fence from fences where lane = $1 and fence = $2)\n";

    String sql();

    /** Those after the first two. */
    void parameters(List<Q> questions, Tuple into);

    /** One for each question, in their order. */
    List<A> answers(List<Q> questions, RowSet<Row> found);
}
