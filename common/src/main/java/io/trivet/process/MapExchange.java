package io.trivet.process;

import io.trivet.bus.MapCodec;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest chosen map that this process has seen, however it came by it. Who belongs to a cluster belongs to it for
 * good: a map of another one is refused. Used on one event loop; only the newest map itself may be read from any.
 */
public final class MapExchange {
    private static final Logger LOG = LoggerFactory.getLogger(MapExchange.class);

    private final List<Consumer<ClusterMap>> listeners = new ArrayList<>();
    private volatile Optional<ClusterMap> newest = Optional.empty();
    private boolean fetching;
    private boolean strangersTold;

    /** Asks another process. */
    @FunctionalInterface
    public interface Asking {
        Future<Response> ask(Question question);
    }

    /** Is told of each newer map, and at once of the present one. */
    public void onNewer(Consumer<ClusterMap> listener) {
        listeners.add(listener);
        newest.ifPresent(listener);
    }

    public Optional<ClusterMap> newest() {
        return newest;
    }

    public long version() {
        return newest.map(ClusterMap::version).orElse(0L);
    }

    /** A chosen map: from the own database, published, or told by another process. */
    public void see(ClusterMap map) {
        if (newest.isPresent() && !newest.get().clusterId().equals(map.clusterId())) {
            refuse(map);
        } else if (map.version() > version()) {
            newest = Optional.of(map);
            listeners.forEach(listener -> listener.accept(map));
        }
    }

    /** Said once: the other cluster's map is published again and again. */
    private void refuse(ClusterMap map) {
        if (!strangersTold) {
            strangersTold = true;
            LOG.warn(
                    "refused a map of another cluster, {}: this process belongs to {}",
                    map.clusterId(),
                    newest.orElseThrow().clusterId());
        }
    }

    /** What came by {@link io.trivet.bus.Topics#MAPS}. Whoever cannot use it hears of the version, and asks. */
    public void published(Buffer body) {
        try {
            MapCodec.decode(body, newest).ifPresent(this::see);
        } catch (IllegalArgumentException malformed) {
            LOG.debug("dropped what is no map: {}", malformed.getMessage());
        }
    }

    /** Somebody says that it has seen this version: if it is newer, it is asked for, one at a time. */
    public void heardOf(long version, Asking whoHasIt) {
        if (version > version() && !fetching) {
            fetching = true;
            whoHasIt.ask(new Question.NewestMap()).onComplete(answer -> {
                fetching = false;
                if (answer.succeeded() && answer.result() instanceof Response.Map told) {
                    told.map().ifPresent(this::see);
                }
            });
        }
    }
}
