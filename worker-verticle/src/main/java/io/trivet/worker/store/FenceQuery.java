package io.trivet.worker.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;

/** Whether the fence is still this connection's own. That there is an answer is the answer. */
final class FenceQuery implements Query<Integer, Integer> {
    /** Any question, and any answer. */
    static final Integer ASKED = 0;

    @Override
    public String sql() {
        return FENCED + "select fence from f";
    }

    @Override
    public void parameters(List<Integer> questions, Tuple into) {
        // the fence is all that it needs
    }

    @Override
    public List<Integer> answers(List<Integer> questions, RowSet<Row> found) {
        return Collections.nCopies(questions.size(), ASKED);
    }
}
