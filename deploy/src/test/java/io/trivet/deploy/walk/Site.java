package io.trivet.deploy.walk;

import io.trivet.postgres.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A place where a cluster runs, and what can be done to it there. A part is a node or a database. */
interface Site extends AutoCloseable {
    /** What is said of where it is. */
    String place();

    /** All of it, from nothing or from what was there before; returns when it serves. */
    void start();

    /** The controllers first. */
    List<Node> nodes();

    List<Node> controllers();

    /** The workers whose databases can be asked. */
    List<String> stores();

    Access postgresOf(String worker);

    void pause(List<String> parts);

    void unpause(List<String> parts);

    /** SIGKILL. */
    void kill(List<String> parts);

    /** What was killed. A node may still be starting when this returns. */
    void start(List<String> parts);

    /** SIGKILL to everything at once, as when the machine loses its power. Returns how many it were. */
    int killEverything();

    /** Where there is a network that can be cut. */
    default Optional<Cable> cable() {
        return Optional.empty();
    }

    /** Where clocks can be set: from now on a node's is so many seconds ahead. */
    default Optional<BiConsumer<String, Integer>> clocks() {
        return Optional.empty();
    }

    /** Where disks can be filled and freed again; a database may end meanwhile, and is started again then. */
    default Optional<BiConsumer<String, Boolean>> disks() {
        return Optional.empty();
    }

    /** Logs, and what the nodes say of themselves, for whoever wants to know why it failed. */
    void keepTraces(Path place) throws IOException;

    /** Ends and removes all of it. */
    @Override
    void close();

    static String databaseOf(String worker) {
        return "pg" + worker.substring(1);
    }
}
