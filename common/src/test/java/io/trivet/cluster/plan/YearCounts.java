package io.trivet.cluster.plan;

import java.util.TreeMap;

/** What happened in a year. */
final class YearCounts {

    int transientFailures;
    int permanentFailures;
    int zoneFailures;
    int drains;
    int additions;
    int pauses;
    int plans;
    int begun;
    int completed;
    int aborted;
    int redirected;
    int unnoticed;
    int lowest = Integer.MAX_VALUE;

    /** Number of live full copies to how many times a failure left a partition with so many. */
    final TreeMap<Integer, Integer> left = new TreeMap<>();

    void left(int copies) {
        left.merge(copies, 1, Integer::sum);
        lowest = Math.min(lowest, copies);
    }

    @Override
    public String toString() {
        return "failures: " + transientFailures + " transient, " + permanentFailures + " permanent, " + zoneFailures
                + " of several workers of a zone; drains: " + drains + ", additions: " + additions
                + ", controller pauses: " + pauses + "\nplans: " + plans + "; changes begun: " + begun
                + ", completed: " + completed + ", aborted: " + aborted + ", redirected: " + redirected
                + "\nlive full copies left by failures: " + left + ", lowest: " + lowest
                + "; changes completed with somebody whose death was not noticed yet: " + unnoticed;
    }
}
