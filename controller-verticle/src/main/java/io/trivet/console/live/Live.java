package io.trivet.console.live;

import io.trivet.register.host.Timing;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonArray;

/** Looks at the cluster four times a second, and tells the audience what has changed. */
public final class Live {
    private static final long TICK = 250;

    private final Audience audience;
    private final ClusterJson cluster;
    private final Traffic traffic;
    private final Timing timing;
    private final Runnable onLook;
    private boolean stopped;

    /** @param onLook done at each look, whether or not there is an audience */
    public Live(Cluster cluster, Audience audience, Traffic traffic, Timing timing, Runnable onLook) {
        this.audience = audience;
        this.cluster = new ClusterJson(cluster);
        this.traffic = traffic;
        this.timing = timing;
        this.onLook = onLook;
    }

    public void start() {
        if (!stopped) {
            // The next one first: a look that goes wrong must not be the last.
            timing.after(TICK, this::start);
            onLook.run();
            look();
        }
    }

    public void stop() {
        stopped = true;
    }

    private void look() {
        JsonArray passed = traffic.take();
        if (!audience.isEmpty()) {
            refresh();
            audience.moment("traffic", passed.encode());
        }
    }

    /** Also for whoever comes: he has to be told at once how everything is. */
    public void refresh() {
        audience.state("cluster", cluster.cluster().encode());
        audience.state("nodes", cluster.nodes().encode());
        audience.state("partitions", cluster.partitions().encode());
    }
}
