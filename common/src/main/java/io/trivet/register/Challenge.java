package io.trivet.register;

import io.trivet.register.host.Host;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * A leader is asked to prove itself before it is replaced. One that is frozen or dead says nothing at all and is not
 * waited for; one that is known to be away is not even asked. One that only has much to do says at once that it is
 * there, and is given time: to replace it would be still more to do, for it and for all others.
 */
final class Challenge {
    /** How many times as long as for the first word a leader that is there is waited for. */
    private static final int PATIENCE = 5;

    private final Host host;
    private final int partition;
    private final int leader;
    private final Promise<Boolean> met = Promise.promise();
    private boolean isThere;

    Challenge(Host host, int partition, int leader) {
        this.host = host;
        this.partition = partition;
        this.leader = leader;
    }

    /** Whether it has proven that it leads. */
    Future<Boolean> met() {
        if (host.peers().isAway(leader)) {
            return Future.succeededFuture(false);
        }
        long limit = host.settings().times().askLimit();
        ask(false).onSuccess(leads -> {
            isThere = leads;
            if (!leads) {
                met.tryComplete(false);
            }
        });
        ask(true).onSuccess(met::tryComplete);
        host.timing().after(limit, () -> {
            if (!isThere) {
                met.tryComplete(false);
            }
        });
        host.timing().after(PATIENCE * limit, () -> met.tryComplete(false));
        return met.future();
    }

    private Future<Boolean> ask(boolean proven) {
        return host.peers().ask(leader, new Request.Leading(partition, proven)).map(Answer.Leads.class::isInstance);
    }
}
