package io.trivet.deploy.local;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A process of the cluster. Its other ports follow from that of HTTP, so that there is nothing to remember. */
record Member(Role role, int number, int httpPort) {
    enum Role {
        CONTROLLER("c"),
        WORKER("w");

        private final String letter;

        Role(String letter) {
            this.letter = letter;
        }
    }

    static final String HOST = "127.0.0.1";
    /** Both lie below the ports that operating systems hand out by themselves. */
    private static final int CLUSTER = 10_000;

    private static final int POSTGRES = 20_000;

    String name() {
        return role.letter + number;
    }

    /** What its PostgreSQL is called. */
    String postgresName() {
        return "pg" + number;
    }

    boolean isWorker() {
        return role == Role.WORKER;
    }

    int clusterPort() {
        return httpPort + CLUSTER;
    }

    int postgresPort() {
        return httpPort + POSTGRES;
    }

    List<Integer> ports() {
        return isWorker() ? List.of(httpPort, clusterPort(), postgresPort()) : List.of(httpPort, clusterPort());
    }

    String url() {
        return "http://" + HOST + ":" + httpPort;
    }

    /** What its verticle has to know of where it is. */
    JsonObject settings() {
        return new JsonObject().put("NAME", name()).put("HTTP_PORT", httpPort).put("CLUSTER_PORT", clusterPort());
    }
}
