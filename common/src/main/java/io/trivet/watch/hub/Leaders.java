package io.trivet.watch.hub;

import io.trivet.cluster.ClusterMap;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.vertx.core.Future;
import java.util.Optional;

/** The way from a gateway to those who lead. */
public interface Leaders {
    Optional<ClusterMap> map();

    /** Where the lane is that is thought to lead a partition. */
    Optional<String> address(int partition);

    /** Fails when no answer comes within the limit. */
    Future<Changes> ask(String address, Poll poll, long limitMillis);
}
