package io.trivet.gateway;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** The newest cluster map seen, and one question at a time for a newer one, shared by all who wait for it. */
final class Maps {
    private final Timing timing;
    private final Workers workers;
    private final long timeout;
    private Optional<ClusterMap> newest = Optional.empty();
    private Optional<Fetch> running = Optional.empty();

    Maps(Timing timing, Workers workers, long timeout) {
        this.timing = timing;
        this.workers = workers;
        this.timeout = timeout;
    }

    Optional<ClusterMap> newest() {
        return newest;
    }

    long version() {
        return newest.map(ClusterMap::version).orElse(0L);
    }

    void see(ClusterMap map) {
        if (map.version() > version()) {
            newest = Optional.of(map);
            running.ifPresent(this::end);
        }
    }

    /** Completes when there is a newer map than this version, or there seems to be none; always, and never fails. */
    Future<Void> newerThan(long version) {
        if (version() > version) {
            return Future.succeededFuture();
        }
        Fetch fetch = running.orElseGet(Fetch::new);
        if (running.isEmpty()) {
            running = Optional.of(fetch);
            begin(fetch);
        }
        return fetch.done.future();
    }

    private void begin(Fetch fetch) {
        fetch.timer = timing.after(timeout, () -> end(fetch));
        workers.newestMap().onComplete(answer -> {
            if (answer.succeeded()) {
                see(answer.result());
            }
            end(fetch);
        });
    }

    private void end(Fetch fetch) {
        fetch.timer.cancel();
        if (running.filter(now -> now == fetch).isPresent()) {
            running = Optional.empty();
        }
        fetch.done.tryComplete();
    }

    private static final class Fetch {
        private final Promise<Void> done = Promise.promise();
        private Timing.Cancellable timer = () -> {};
    }
}
