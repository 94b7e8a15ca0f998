package io.trivet.rest;

import io.trivet.cluster.WorkerSet;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.rest.port.Copies;
import io.trivet.rest.port.Instruments;
import io.trivet.rest.port.Item;
import io.trivet.rest.port.Listing;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Stores;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * The ports that are not operations, over the same map in memory. Worker w4 never has anything, and w3 never answers.
 */
final class FakePorts implements Listing, Stores, Copies, Instruments {
    static final int SILENT_WORKER = 2;
    static final int EMPTY_WORKER = 3;

    final Queue<String> answered = new ConcurrentLinkedQueue<>();
    final Map<String, LongSupplier> figures = new ConcurrentHashMap<>();
    volatile WorkerSet holders = WorkerSet.of(0, 1, 2);
    volatile boolean ready = true;
    volatile boolean listable = true;
    volatile Optional<RuntimeException> mistake = Optional.empty();
    private final MemoryWorkers workers;

    FakePorts(MemoryWorkers workers) {
        this.workers = workers;
    }

    @Override
    public Future<Page> page(Query query) {
        mistake.ifPresent(thrown -> {
            throw thrown;
        });
        if (!listable) {
            return Future.failedFuture(new Unavailable("Partition 3 has no leader at the moment."));
        }
        List<Item> all = items(query.after(), query.values()).stream()
                .filter(item -> item.key().text().startsWith(query.prefix().text()))
                .filter(item -> item.expiresAt() > workers.wallClock())
                .toList();
        return Future.succeededFuture(page(all, query.limit()));
    }

    @Override
    public Future<Optional<Row>> row(int worker, Bytes key, long timeoutMillis) {
        return answers(worker).map(yes -> worker == EMPTY_WORKER ? Optional.empty() : workers.row(key));
    }

    @Override
    public Future<Page> page(int worker, Bytes after, int limit, boolean values, long timeoutMillis) {
        return answers(worker).map(yes -> worker == EMPTY_WORKER ? Page.EMPTY : page(items(after, values), limit));
    }

    private static Future<Void> answers(int worker) {
        return worker == SILENT_WORKER
                ? Future.failedFuture(new Unavailable("The worker did not answer."))
                : Future.succeededFuture();
    }

    private List<Item> items(Bytes after, boolean values) {
        List<Item> items = new ArrayList<>();
        for (Map.Entry<Bytes, State> entry : workers.states.entrySet()) {
            if (entry.getKey().compareTo(after) > 0) {
                Row row = new Row(entry.getValue().etag(), entry.getValue());
                Item.of(entry.getKey(), row, values).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Page page(List<Item> items, int limit) {
        return items.size() > limit ? new Page(items.subList(0, limit), true) : new Page(items, false);
    }

    @Override
    public Future<WorkerSet> holders(Bytes key, Stamp atLeast, int enough, long timeoutMillis) {
        if (mistake.isPresent()) {
            return Future.failedFuture(mistake.get());
        }
        return Future.succeededFuture(holders);
    }

    @Override
    public Report live() {
        return new Report(List.of(new Check("event loop", true, "")));
    }

    @Override
    public Report ready() {
        return new Report(List.of(new Check("map", ready, ready ? "" : "No map has been seen yet.")));
    }

    @Override
    public String scrape() {
        return "# TYPE trivet_test gauge\ntrivet_test 1\n";
    }

    @Override
    public void gauge(String name, String help, LongSupplier value) {
        figures.put(name, value);
    }

    @Override
    public void count(String name, String help, LongSupplier value) {
        figures.put(name, value);
    }

    @Override
    public void answered(String route, String method, int status, long nanos) {
        answered.add(method + " " + route + " " + status);
    }
}
