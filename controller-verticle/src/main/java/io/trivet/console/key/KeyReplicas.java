package io.trivet.console.key;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Content;
import io.trivet.register.row.Row;
import io.trivet.rest.data.Etags;
import io.trivet.rest.data.KnownMap;
import io.trivet.rest.data.WorkerNames;
import io.trivet.rest.json.ValueJson;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Stores;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each worker that holds a key has of it. */
public final class KeyReplicas {
    private static final long PATIENCE = 1_500;
    private static final int SHOWN = 400;

    private final Cluster cluster;
    private final Stores stores;
    private final WorkerNames names;

    public KeyReplicas(Cluster cluster, Stores stores) {
        this.cluster = cluster;
        this.stores = stores;
        this.names = new WorkerNames(cluster);
    }

    /** Complete also where some do not answer, which is then said of them. */
    public Future<JsonObject> of(Bytes key) {
        ClusterMap map = KnownMap.of(cluster);
        int partition = map.partitionOf(key.array());
        Assignment assignment = map.assignment(partition);
        List<Future<Replica>> asked = assignment.config().members().stream()
                .mapToObj(worker -> ask(worker, key))
                .toList();
        return Future.all(asked)
                .map(all ->
                        json(key, partition, asked.stream().map(Future::result).toList()))
                .map(json -> json.put("primary", names.of(assignment.primary())))
                .onSuccess(json -> cluster.leader(partition).ifPresent(leader -> json.put("leader", names.of(leader))));
    }

    /** @param silent why it says nothing, if it does not */
    private record Replica(int worker, Optional<Row> row, Optional<String> silent) {}

    private Future<Replica> ask(int worker, Bytes key) {
        return stores.row(worker, key, PATIENCE)
                .map(row -> new Replica(worker, row, Optional.empty()))
                .recover(cause -> Future.succeededFuture(
                        new Replica(worker, Optional.empty(), Optional.of("It does not answer."))));
    }

    private JsonObject json(Bytes key, int partition, List<Replica> replicas) {
        JsonArray list = new JsonArray();
        replicas.forEach(replica -> list.add(json(replica)));
        Stream<Optional<Row>> rows =
                replicas.stream().filter(replica -> replica.silent().isEmpty()).map(Replica::row);
        return new JsonObject()
                .put("key", key.text())
                .put("partition", partition)
                .put("agree", rows.distinct().count() <= 1)
                .put("replicas", list);
    }

    private JsonObject json(Replica replica) {
        JsonObject json = new JsonObject().put("worker", names.of(replica.worker()));
        replica.silent().ifPresent(why -> json.put("silent", why));
        replica.row().ifPresent(row -> put(json, row));
        return json;
    }

    private static void put(JsonObject json, Row row) {
        json.put("stamp", row.stamp().toString())
                .put("version", row.state().version())
                .put("clock", new JsonObject(Map.copyOf(row.state().clock().counts())))
                .put("written_at", row.state().writtenAt());
        if (row.state().content() instanceof Content.Value value) {
            json.put("etag", Etags.text(row.state().etag()))
                    .put("type", value.type())
                    .put("size", value.bytes().length());
            if (value.bytes().length() <= SHOWN) {
                json.put("value", ValueJson.tagged(value.bytes()));
            }
        } else {
            json.put("deleted", true);
        }
    }
}
