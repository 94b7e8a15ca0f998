package io.trivet.watch.hub;

import io.trivet.register.row.Bytes;
import io.vertx.core.Future;

/** Somebody who watches, until it is ended. */
public interface Subscription {
    /** Completes when every change of this key from then on is told. */
    Future<Void> covers(Bytes key);

    /** Nothing is told any more. */
    void end();
}
