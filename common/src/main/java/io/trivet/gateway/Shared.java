package io.trivet.gateway;

import io.trivet.register.host.Timing;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Performed;
import java.util.function.LongSupplier;

/** What all operations of a gateway have in common. */
final class Shared {
    final int number;
    final GatewaySettings settings;
    final GatewayRules rules;
    final Timing timing;
    final LongSupplier random;
    final Workers workers;
    final IdClock idClock;
    final Pending pending = new Pending();
    final AttemptTime attemptTime;
    final Suspects suspects;
    final Maps maps;
    final Routing routing;

    Shared(
            int number,
            GatewaySettings settings,
            GatewayRules rules,
            Timing timing,
            LongSupplier random,
            Workers workers) {
        this.number = number;
        this.settings = settings;
        this.rules = rules;
        this.timing = timing;
        this.random = random;
        this.workers = workers;
        this.idClock = new IdClock(timing, random);
        this.attemptTime = new AttemptTime(settings.attempts());
        this.suspects = new Suspects(settings.suspicion(), timing);
        this.maps = new Maps(timing, workers, settings.mapFetchTimeout());
        this.routing = new Routing(maps, suspects);
    }

    /** What every answer teaches, also one that comes when its operation is long over. */
    void learn(Sent sent, Performed performed) {
        suspects.answered(sent.worker());
        idClock.told(performed.newestIdTime());
        boolean served = performed.outcome() instanceof Outcome.Done || performed.outcome() instanceof Outcome.Found;
        if (served) {
            waited(sent);
        }
    }

    /**
     * For an answer, or in vain so far, which teaches as much: in a cluster that has too much to do few ever come. A
     * takeover takes its time once; it says nothing of how long an answer usually takes.
     */
    void waited(Sent sent) {
        if (!sent.takeover()) {
            attemptTime.record(timing.now() - sent.at());
        }
    }
}
