package io.trivet.register.leader;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Settings.Rest;
import io.vertx.core.Future;

/**
 * Goes through all that is stored: compares it with one member after the other, and sweeps it, by turns. After either
 * it rests, so that this costs the same share of a machine however many keys there are; but not for long while it is
 * new: it has no notes of who missed what, and looks at each member first. Who does not answer then is noted, and
 * compared when it does.
 */
final class Upkeep {
    private final Leader leader;
    private final Sweep sweep;
    private int turns;
    private int comparisons;
    private long nextComparison;
    private long nextSweep;

    Upkeep(Leader leader) {
        this.leader = leader;
        this.sweep = new Sweep(leader);
    }

    /** The next of it, if it is time. */
    Future<Void> run() {
        boolean mayCompare = leader.now() >= nextComparison;
        boolean maySweep = leader.now() >= nextSweep;
        if (!mayCompare && !maySweep) {
            return Future.succeededFuture();
        }
        turns++;
        return maySweep && (turns % 2 == 0 || !mayCompare) ? sweep() : compare();
    }

    private Future<Void> sweep() {
        long begun = leader.now();
        return sweep.run()
                .onSuccess(done -> nextSweep = leader.now() + passes().sweeps().restAfter(leader.now() - begun));
    }

    private Future<Void> compare() {
        WorkerSet others = leader.claim().members().without(leader.host().self());
        if (others.isEmpty()) {
            return Future.succeededFuture();
        }
        // One that does not answer must not keep the next from its turn.
        Comparison comparison = new Comparison(leader, others.get(comparisons++ % others.size()));
        return comparison.run().onComplete(done -> {
            Rest rest = comparisons <= others.size() ? passes().first() : passes().comparisons();
            nextComparison = leader.now() + rest.restAfter(comparison.spent());
        });
    }

    private Settings.Passes passes() {
        return leader.settings().times().passes();
    }
}
