package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;

/**
 * How far the cluster is from what is planned for it, in partitions.
 *
 * @param moving on their way to other workers now
 * @param waiting that have to move and wait for their turn
 * @param scarce with fewer copies on live workers than there should be
 * @param unavailable without a quorum of live workers: nothing of them is served
 */
public record Progress(int moving, int waiting, int scarce, int unavailable) {
    public static final Progress DONE = new Progress(0, 0, 0, 0);

    /** As the planner would go on. */
    public static Progress of(ClusterMap map, Situation situation, PlanSettings settings) {
        return new Planner(settings).progress(map, situation);
    }

    public int left() {
        return moving + waiting;
    }
}
