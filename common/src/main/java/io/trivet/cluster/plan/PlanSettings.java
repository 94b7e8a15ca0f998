package io.trivet.cluster.plan;

/**
 * What an operator may settle.
 *
 * @param replicas how many workers a partition should have
 * @param movesAtOnce how many partitions may be on their way to other workers at a time
 */
public record PlanSettings(int replicas, int movesAtOnce) {
    public PlanSettings {
        if (replicas < 1 || movesAtOnce < 1) {
            throw new IllegalArgumentException("not a plan: " + replicas + " replicas, " + movesAtOnce + " moves");
        }
    }
}
