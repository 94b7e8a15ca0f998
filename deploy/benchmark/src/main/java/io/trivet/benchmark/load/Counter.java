package io.trivet.benchmark.load;

import io.trivet.benchmark.load.ClosedLoop.Verdict;
import io.vertx.core.Future;

/** A number under one key, which many clients increment at the same time. */
public interface Counter {
    /** By one, as asked of the node at this port. Never fails. */
    Future<Verdict> increment(int port);

    /** What it has come to. */
    Future<Long> value(int port);
}
