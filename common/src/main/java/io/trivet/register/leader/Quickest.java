package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Host;

/**
 * Which members to ask first when a quorum's word is enough: no more than that, those after the leader in the ring of
 * numbers, so that its questions gather in few parcels. One that was too slow is passed by for a while.
 */
final class Quickest {
    private static final long PASSED_BY = 1_000;

    private final Host host;
    private WorkerSet slow = WorkerSet.empty();
    private long until;

    Quickest(Host host) {
        this.host = host;
    }

    /** A quorum without those who were slow, if there is one; else all members. */
    WorkerSet few(Claim claim) {
        if (host.timing().now() >= until) {
            slow = WorkerSet.empty();
        }
        WorkerSet members = claim.members();
        int self = host.self();
        int own = 0;
        while (own < members.size() && members.get(own) < self) {
            own++;
        }
        WorkerSet few = WorkerSet.empty();
        for (int i = 0; i < members.size() && !claim.isQuorum(few); i++) {
            int worker = members.get((own + i) % members.size());
            few = slow.contains(worker) ? few : few.with(worker);
        }
        return claim.isQuorum(few) ? few : members;
    }

    /** Others had to be asked, because these did not answer. */
    void wereSlow(WorkerSet silent) {
        if (!silent.isEmpty()) {
            slow = slow.union(silent);
            until = host.timing().now() + PASSED_BY;
        }
    }
}
