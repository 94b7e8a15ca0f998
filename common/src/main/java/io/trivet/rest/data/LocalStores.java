package io.trivet.rest.data;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.port.Item;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What single workers store. Nobody else has looked whether any of it has expired, so that is done here. */
public final class LocalStores {
    private final Ports ports;
    private final WorkerNames names;
    private final int bytes;

    /** @param bytes about how many make a page */
    LocalStores(Ports ports, WorkerNames names, int bytes) {
        this.ports = ports;
        this.names = names;
        this.bytes = bytes;
    }

    /** The worker that the query names, or else this one. */
    public int worker(Query query) {
        return worker(query.get("worker"));
    }

    int worker(Optional<String> name) {
        return name.map(this::named)
                .orElseGet(() -> ports.cluster()
                        .self()
                        .node()
                        .number()
                        .orElseThrow(() -> new Refusal(
                                ProblemType.MALFORMED_PARAMETER,
                                role() + " Say which worker's store is meant: worker=w1, for example.")));
    }

    public int named(String name) {
        return names.known(name);
    }

    private String role() {
        return ports.cluster().self().role() == NodeStatus.Role.WORKER
                ? "This worker has no place in the cluster yet."
                : "This controller stores nothing.";
    }

    Future<Optional<Row>> row(int worker, Bytes key, long timeoutMillis) {
        return ports.stores()
                .row(worker, key, timeoutMillis)
                .map(row -> row.filter(stored -> !stored.state().isExpired(now())))
                .recover(LocalStores::refused);
    }

    /** @param next the token of the next page, if there is one */
    public record Part(List<Item> items, Optional<String> next) {}

    /** One page of what a worker stores. It may hold less than asked for, or nothing, and yet not be the last. */
    public Future<Part> page(int worker, ListTerms terms, long timeoutMillis) {
        return ports.stores()
                .page(worker, terms.after(), terms.limit(), terms.values(), timeoutMillis)
                .map(this::part)
                .recover(LocalStores::refused);
    }

    private Part part(Page page) {
        long now = now();
        List<Item> items = ListTerms.within(bytes, page.items());
        List<Item> alive = items.stream().filter(item -> item.expiresAt() > now).toList();
        boolean more = page.more() || items.size() < page.items().size();
        Optional<String> next = more && !items.isEmpty()
                ? Optional.of(ListTerms.token(items.get(items.size() - 1).key()))
                : Optional.empty();
        return new Part(alive, next);
    }

    private long now() {
        return ports.wallClock().getAsLong();
    }

    /** What the port could not do is told the user; what it did wrong is left as it is. */
    static <T> Future<T> refused(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Unavailable why
                        ? new Refusal(
                                ProblemType.UNAVAILABLE,
                                why.getMessage() + " Send it again after a while." + Outcomes.SEE_CLUSTER)
                        : failure);
    }
}
