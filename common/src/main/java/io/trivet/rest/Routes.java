package io.trivet.rest;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import io.trivet.cluster.plan.Order;
import io.trivet.rest.batch.Batch;
import io.trivet.rest.command.Giving;
import io.trivet.rest.command.Leave;
import io.trivet.rest.command.Rebalance;
import io.trivet.rest.command.Recover;
import io.trivet.rest.command.WorkerOrder;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Replication;
import io.trivet.rest.envelope.DeleteEnvelope;
import io.trivet.rest.envelope.GetEnvelope;
import io.trivet.rest.envelope.KeysOfWorker;
import io.trivet.rest.envelope.PutEnvelope;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Route;
import io.trivet.rest.http.Route.Kind;
import io.trivet.rest.kv.AllReplicas;
import io.trivet.rest.kv.Counting;
import io.trivet.rest.kv.DeleteKey;
import io.trivet.rest.kv.GetKey;
import io.trivet.rest.kv.IncrementKey;
import io.trivet.rest.kv.ListKeys;
import io.trivet.rest.kv.PostKey;
import io.trivet.rest.kv.PutKey;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Instruments;
import io.trivet.rest.port.Ports;
import io.trivet.rest.port.RestSettings;
import io.trivet.rest.port.Watching;
import io.trivet.rest.text.EntriesOfWorker;
import io.trivet.rest.text.GetText;
import io.trivet.rest.text.PutText;
import io.trivet.rest.view.ClusterView;
import io.trivet.rest.view.HealthView;
import io.trivet.rest.view.MappingView;
import io.trivet.rest.view.NodesView;
import io.trivet.rest.view.Pace;
import io.trivet.rest.view.PartitionsView;
import io.trivet.rest.view.ProbeView;
import io.trivet.rest.view.ProgressJson;
import io.trivet.rest.view.StatusView;
import io.trivet.rest.view.TextView;
import io.trivet.rest.view.WorkerView;
import io.trivet.rest.view.WorkersText;
import io.trivet.rest.view.WorkersView;
import io.trivet.rest.watch.WaitForKey;
import io.trivet.rest.watch.WatchChanges;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Every route there is, on one page. Where two fit a path, the first one counts. */
final class Routes {
    /** The names of many workers. */
    private static final int RECOVER_BYTES = 64 << 10;

    private final Ports ports;
    private final RestSettings settings;
    private final DataPlane data;
    private final Replication replication;
    private final ProgressJson progress;
    private final Watching watching;
    private final Vertx vertx;
    private final List<Route> routes = new ArrayList<>();

    Routes(Vertx vertx, Ports ports, Watching watching, RestSettings settings, Pace pace) {
        this.vertx = vertx;
        this.ports = ports;
        this.watching = watching;
        this.settings = settings;
        this.data = new DataPlane(ports, settings);
        this.replication = new Replication(ports);
        this.progress = new ProgressJson(ports.cluster(), pace);
    }

    List<Route> all(Supplier<String> openApi) {
        nativeFace();
        envelopeFace();
        textFace();
        views();
        orders();
        probes(openApi);
        return List.copyOf(routes);
    }

    private void nativeFace() {
        AllReplicas allReplicas = new AllReplicas(data, replication);
        Counting counting = new Counting(allReplicas);
        PostKey post = new PostKey(data, counting);
        int value = settings.sizes().value();
        int batch = settings.sizes().batch();
        String key = "/v1/kv/{key}";
        Endpoint get = new WaitForKey(new GetKey(data), watching, vertx);
        routes.add(Route.of(GET, key, Kind.DATA, get)
                .with("consistency", "worker", "timeout", WaitForKey.WAIT)
                .waitingBy(WaitForKey.WAIT));
        data(PUT, key, value, new PutKey(data, allReplicas), "ttl", "acks", "timeout");
        data(DELETE, key, new DeleteKey(data), "timeout");
        IncrementKey increment = new IncrementKey(post, counting);
        data(POST, key + "/increment", increment, "by", "acks", "timeout", "increment", "touch", "ttl");
        data(POST, key, post, "increment", "touch", "ttl", "acks", "timeout");
        data(GET, "/v1/kv", new ListKeys(data, ports.listing()), "prefix", "after", "limit", "values", "timeout");
        data(POST, "/v1/batch", batch, new Batch(data), "timeout");
        view("/v1/watch", new WatchChanges(watching), "prefix", "values", "since");
    }

    private void envelopeFace() {
        int content = settings.sizes().batch();
        data(GET, "/kv/{key}", GetEnvelope.byPath(data), "consistency", "worker", "timeout");
        data(PUT, "/kv/{key}", content, new PutEnvelope(data, replication, true), "timeout");
        data(DELETE, "/kv/{key}", DeleteEnvelope.byPath(data), "timeout");
        data(GET, "/kv", GetEnvelope.byQuery(data), "key", "consistency", "worker", "timeout");
        data(PUT, "/kv", content, new PutEnvelope(data, replication, false), "timeout");
        data(DELETE, "/kv", DeleteEnvelope.byQuery(data), "key", "timeout");
        data(GET, "/keys", new KeysOfWorker(data), "worker", "after", "limit", "timeout");
    }

    private void textFace() {
        int value = settings.sizes().value();
        view("/api/kv/workers", new WorkersText(ports.cluster()));
        data(GET, "/api/kv/worker/{id}", new EntriesOfWorker(data), "after", "limit", "timeout");
        data(GET, "/api/kv/{key}", new GetText(data), "consistency", "worker", "timeout");
        data(PUT, "/api/kv/{key}", value, new PutText(data, replication), "timeout");
        data(POST, "/api/kv/{key}", value, new PutText(data, replication), "timeout");
    }

    private void views() {
        Cluster cluster = ports.cluster();
        view("/v1/cluster", new ClusterView(cluster, progress));
        view("/v1/workers", new WorkersView(cluster));
        view("/v1/workers/{id}", new WorkerView(cluster));
        view("/v1/partitions", new PartitionsView(cluster), "state", "after", "limit");
        view("/v1/mapping", new MappingView(cluster), "key");
        view("/mapping", new MappingView(cluster), "key");
        view("/map", new MappingView(cluster), "key");
        view("/nodes", new NodesView(cluster));
        view("/workers", new NodesView(cluster));
        view("/status", new StatusView(cluster, ports.instruments()));
    }

    private void orders() {
        Cluster cluster = ports.cluster();
        Giving giving = new Giving(ports.commands(), progress, settings.times().timeout());
        String worker = "/v1/workers/{id}";
        order(POST, worker + "/drain", 0, new WorkerOrder(giving, cluster, Order.Drain::new));
        order(POST, worker + "/undrain", 0, new WorkerOrder(giving, cluster, Order.Undrain::new));
        order(DELETE, worker, 0, new WorkerOrder(giving, cluster, Order.Remove::new));
        order(POST, "/v1/rebalance", 0, new Rebalance(giving));
        order(POST, "/rebalance", 0, new Rebalance(giving));
        order(POST, "/v1/leave", 0, new Leave(ports.commands(), settings.times().timeout()));
        order(POST, "/v1/recover", RECOVER_BYTES, new Recover(giving, cluster));
    }

    private void probes(Supplier<String> openApi) {
        Instruments instruments = ports.instruments();
        open("/health/live", new ProbeView(instruments::live));
        open("/health/ready", new ProbeView(instruments::ready));
        open("/health", new HealthView(ports.cluster(), instruments));
        open("/openapi.yaml", new TextView("application/yaml", openApi));
        view("/metrics", new TextView("text/plain; version=0.0.4; charset=utf-8", instruments::scrape));
    }

    private void data(HttpMethod method, String path, Endpoint endpoint, String... parameters) {
        data(method, path, 0, endpoint, parameters);
    }

    private void data(HttpMethod method, String path, int contentLimit, Endpoint endpoint, String... parameters) {
        routes.add(Route.of(method, path, Kind.DATA, endpoint).with(parameters).content(contentLimit));
    }

    private void order(HttpMethod method, String path, int contentLimit, Endpoint endpoint) {
        routes.add(Route.of(method, path, Kind.ORDER, endpoint).with("timeout").content(contentLimit));
    }

    private void view(String path, Endpoint endpoint, String... parameters) {
        routes.add(Route.of(GET, path, Kind.VIEW, endpoint).with(parameters));
    }

    private void open(String path, Endpoint endpoint) {
        routes.add(Route.of(GET, path, Kind.OPEN, endpoint));
    }
}
