package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Fault.Kind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Workers that come, go, and lose all they have. One change at a time: two losses at once may lose data for good. */
final class Membership {
    /** Orders are refused while those are away who would have to carry them out. */
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private static final Duration UNTIL_SETTLED = Duration.ofSeconds(60);

    private final RealCluster cluster;
    private final ChaosLoad load;
    private final Inquiry inquiry;

    Membership(RealCluster cluster, ChaosLoad load, Inquiry inquiry) {
        this.cluster = cluster;
        this.load = load;
        this.inquiry = inquiry;
    }

    Fault next(SplittableRandom dice) {
        List<Node> workers = cluster.workers();
        String worker = workers.get(dice.nextInt(workers.size())).name();
        boolean more = workers.size() <= 4 && cluster.hasRoom();
        return switch (dice.nextInt(3)) {
            case 0 -> more ? added() : replaced(worker);
            case 1 -> workers.size() > 4 ? removed(worker) : replaced(worker);
            default -> replaced(worker);
        };
    }

    private Fault added() {
        return change(
                Kind.WORKER_ADDED, Fault.MEMBERS, "a worker added", () -> load.opened(cluster.addStubbornly(LIMIT)));
    }

    private Fault removed(String worker) {
        return change(Kind.WORKER_REMOVED, worker, worker + " removed", () -> {
            load.gone(cluster.node(worker));
            cluster.stubbornly(LIMIT, () -> cluster.remove(worker));
        });
    }

    private Fault replaced(String worker) {
        return change(Kind.WORKER_REPLACED, worker, worker + " lost with all its data, and replaced", () -> {
            cluster.lose(worker);
            cluster.stubbornly(LIMIT, () -> cluster.replace(worker));
        });
    }

    /** It is over when the cluster says so: until then there may be fewer copies than the next change needs. */
    private Fault change(Kind kind, String victim, String text, Runnable change) {
        return new Fault(kind, victim, text, () -> {
            change.run();
            // While others are harmed it may take longer than anybody waits.
            inquiry.settlesWithin(UNTIL_SETTLED);
        });
    }
}
