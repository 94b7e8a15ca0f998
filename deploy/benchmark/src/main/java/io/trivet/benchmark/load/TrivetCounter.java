package io.trivet.benchmark.load;

import io.trivet.benchmark.load.ClosedLoop.Verdict;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Trivet counts by itself. */
public record TrivetCounter(Http http) implements Counter {
    private static final String PATH = "/v1/kv/bench/hot";
    private static final int ABSENT = 404;
    private static final int NOT_DONE = 503;

    @Override
    public Future<Verdict> increment(int port) {
        return http.post(port, PATH + "?increment=1", Buffer.buffer())
                .map(answer ->
                        answer.isOk() ? Verdict.DONE : answer.status() == NOT_DONE ? Verdict.NOT_DONE : Verdict.UNKNOWN)
                .otherwise(Verdict.UNKNOWN);
    }

    @Override
    public Future<Long> value(int port) {
        return http.get(port, PATH)
                .compose(answer -> answer.isOk() || answer.status() == ABSENT
                        ? Future.succeededFuture(answer.isOk() ? Long.parseLong(answer.text()) : 0L)
                        : Future.failedFuture("status " + answer.status()));
    }
}
