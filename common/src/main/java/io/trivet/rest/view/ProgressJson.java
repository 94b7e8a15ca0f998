package io.trivet.rest.view;

import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.Cluster;
import io.vertx.core.json.JsonObject;

/** How far the cluster is from what is planned for it, and how long that will take. */
public final class ProgressJson {
    private static final double DIGITS = 100;

    private final Cluster cluster;
    private final Pace pace;

    public ProgressJson(Cluster cluster, Pace pace) {
        this.cluster = cluster;
        this.pace = pace;
    }

    public JsonObject now() {
        Progress progress = cluster.progress();
        JsonObject json = new JsonObject()
                .put("moving", progress.moving())
                .put("waiting", progress.waiting())
                .put("scarce", progress.scarce())
                .put("unavailable", progress.unavailable())
                .put("done_per_second", Math.round(pace.donePerSecond() * DIGITS) / DIGITS);
        pace.secondsLeft(progress.left()).ifPresent(seconds -> json.put("seconds_left", seconds));
        return json;
    }
}
