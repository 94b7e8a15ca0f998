package io.trivet.deploy.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The cluster at a glance, as {@code GET /v1/cluster} has it. */
record Overview(JsonObject json) {
    String clusterId() {
        return json.getString("cluster_id", "");
    }

    long mapVersion() {
        return json.getLong("map_version", 0L);
    }

    int replicas() {
        return json.getInteger("replicas", 0);
    }

    int partitions() {
        return json.getInteger("partitions", 0);
    }

    Optional<String> outage() {
        return Optional.ofNullable(json.getString("unavailable_because"));
    }

    /** How much is left; a node that has not seen the order's map does not know yet, and there may be something. */
    int unlessOlderThan(long version, int left) {
        return mapVersion() < version ? Math.max(1, left) : left;
    }

    // ---------------------------------------------------------------- progress

    private JsonObject progress() {
        return json.getJsonObject("progress", new JsonObject());
    }

    int moving() {
        return progress().getInteger("moving", 0);
    }

    int left() {
        return moving() + progress().getInteger("waiting", 0);
    }

    int scarce() {
        return progress().getInteger("scarce", 0);
    }

    int unavailable() {
        return progress().getInteger("unavailable", 0);
    }

    /** How fast it goes, and for how long still; nothing while nothing moves. */
    String pace() {
        double rate = progress().getDouble("done_per_second", 0.0);
        String text = rate > 0 ? ", %.1f per second".formatted(rate) : "";
        return Optional.ofNullable(progress().getLong("seconds_left"))
                .filter(seconds -> seconds > 0)
                .map(seconds -> text + ", about " + time(seconds) + " left")
                .orElse(text);
    }

    private static String time(long seconds) {
        return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }

    // ---------------------------------------------------------------- workers

    /** A worker as the cluster has it. */
    record Worker(JsonObject json) {
        String name() {
            return json.getString("name", "");
        }

        int number() {
            return json.getInteger("number", -1);
        }

        String status() {
            return json.getString("status", "");
        }

        boolean isUp() {
            return status().equals("UP") && json.getString("store", "").equals("well");
        }

        boolean isDown() {
            return status().equals("DOWN");
        }

        boolean isRemoved() {
            return json.getString("plan", "").equals("removed");
        }

        /** How many partitions it has, that of the map among them. */
        int holds() {
            return json.getInteger("replicas", 0) + (json.getBoolean("elector", false) ? 1 : 0);
        }
    }

    List<Worker> workers() {
        JsonArray nodes = json.getJsonArray("nodes", new JsonArray());
        return IntStream.range(0, nodes.size())
                .mapToObj(nodes::getJsonObject)
                .filter(node -> node.getString("role", "").equals("worker"))
                .map(Worker::new)
                .toList();
    }

    /** Of several that had this name, the last. */
    Optional<Worker> worker(String name) {
        return workers().stream()
                .filter(worker -> worker.name().equals(name))
                .max(Comparator.comparingInt(Worker::number));
    }

    int holds(String name) {
        return worker(name).map(Worker::holds).orElse(0);
    }
}
