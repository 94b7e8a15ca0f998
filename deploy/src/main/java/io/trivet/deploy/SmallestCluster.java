package io.trivet.deploy;

import io.trivet.postgres.Access;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a controller and a worker that are a cluster.
 *
 * @param ports for HTTP, the controller's first, and then for the cluster in the same order
 */
public record SmallestCluster(List<Integer> ports) {
    private static final String HOST = "127.0.0.1";
    private static final int NODES = 2;

    /** On ports that nobody has at the moment. */
    public static SmallestCluster onFreePorts() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * NODES; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName(HOST)));
            }
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            return new SmallestCluster(
                    sockets.stream().map(ServerSocket::getLocalPort).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param node 0, the controller, or 1, the worker */
    public int httpPort(int node) {
        return ports.get(node);
    }

    private int clusterPort(int node) {
        return ports.get(NODES + node);
    }

    public JsonObject controller() {
        return node("c1", 0).put("ELECTORS", new JsonArray().add("w1")).put("REPLICAS", 1);
    }

    public JsonObject worker(Access access) {
        return node("w1", 1).put("POSTGRES_PORT", access.port()).put("POSTGRES_PASSWORD", access.password());
    }

    private JsonObject node(String name, int number) {
        return new JsonObject()
                .put("NAME", name)
                .put("HTTP_PORT", httpPort(number))
                .put("CLUSTER_PORT", clusterPort(number))
                .put("MEMBERS", new JsonArray().add(HOST + ":" + clusterPort(0)).add(HOST + ":" + clusterPort(1)));
    }
}
