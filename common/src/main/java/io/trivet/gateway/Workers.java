package io.trivet.gateway;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.vertx.core.Future;

/** The way from a gateway to the workers. */
public interface Workers {
    /**
     * Sends once, and is delivered at most once. A future that fails, never completes or completes minutes later leaves
     * open whether the send was taken, unless it fails with {@link NeverSent}.
     *
     * @param send its deadline is on this gateway's own clock: the transport carries it as the time that is left
     */
    Future<Performed> perform(int worker, Perform send);

    /** The newest map that anybody at hand knows of. */
    Future<ClusterMap> newestMap();
}
