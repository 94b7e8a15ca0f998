package io.trivet.register.leader;

import io.trivet.register.host.Host;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Confirmations for all leaders of a lane. While a roll call is under way, those who come gather for the next one: so
 * the busier a lane is, the less a confirmation costs. A member that is silent does not keep the next one waiting for
 * long.
 */
final class RollCalls {
    private final Host host;
    private final Quickest quickest;
    private Set<Confirmations> waiting = new LinkedHashSet<>();
    private boolean scheduled;
    private boolean calling;

    RollCalls(Host host) {
        this.host = host;
        this.quickest = new Quickest(host);
    }

    /** Has the next roll call, which has not begun yet, take this leader's vote. */
    void join(Confirmations leader) {
        waiting.add(leader);
        beginSoon();
    }

    private void beginSoon() {
        if (!scheduled && !calling && !waiting.isEmpty()) {
            scheduled = true;
            host.timing().endOfTurn(this::begin);
        }
    }

    private void begin() {
        scheduled = false;
        Set<Confirmations> leaders = waiting;
        waiting = new LinkedHashSet<>();
        List<Vote> votes = new ArrayList<>(leaders.size());
        leaders.forEach(leader -> leader.vote().ifPresent(votes::add));
        if (!votes.isEmpty()) {
            calling = true;
            new RollCall(host, quickest, votes).begin().onComplete(answered -> {
                calling = false;
                beginSoon();
            });
        }
    }
}
