package io.trivet.worker.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;

/** A connection that asks, under a fence. */
record Asker(Map<String, PreparedStatement> statements, Fence fence) {
    <Q, A> Future<List<A>> ask(Query<Q, A> query, List<Q> questions) {
        Tuple parameters = Tuple.of(fence.lane(), fence.number());
        query.parameters(questions, parameters);
        return statements.get(query.sql()).query().execute(parameters).map(found -> answers(query, questions, found));
    }

    private static <Q, A> List<A> answers(Query<Q, A> query, List<Q> questions, RowSet<Row> found) {
        if (found.size() == 0) {
            throw Failures.fenced();
        }
        return query.answers(questions, found);
    }
}
