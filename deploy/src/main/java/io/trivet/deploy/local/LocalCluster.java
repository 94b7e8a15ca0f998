package io.trivet.deploy.local;

import io.trivet.postgres.Access;
import io.trivet.postgres.LocalProcess;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a cluster, by name. */
final class LocalCluster {
    private final Plan plan;
    private final SwitchboardPart switchboard;
    private final String command;
    private final List<Part> nodes = new ArrayList<>();
    private final Map<String, PostgresPart> postgres = new HashMap<>();

    LocalCluster(Home home, Plan plan, NodeCommand command) {
        this.plan = plan;
        this.switchboard = new SwitchboardPart(home, plan);
        this.command = System.getProperty("trivet.command", "deploy/local") + home.option();
        for (Member member : plan.members()) {
            if (member.isWorker()) {
                postgres.put(member.name(), PostgresPart.of(home, member));
            }
            nodes.add(new NodePart(member, home.of(member.name()), () -> settings(member), command));
        }
    }

    private JsonObject settings(Member member) {
        JsonObject settings = plan.settings(member);
        if (!member.isWorker()) {
            settings.mergeIn(switchboard.settings()).put("CONSOLE_COMMAND", command);
        }
        postgresOf(member.name()).map(PostgresPart::access).ifPresent(access -> put(settings, access));
        return settings;
    }

    private static void put(JsonObject settings, Access access) {
        settings.put("POSTGRES_HOST", access.host())
                .put("POSTGRES_PORT", access.port())
                .put("POSTGRES_DATABASE", access.database())
                .put("POSTGRES_USER", access.user())
                .put("POSTGRES_PASSWORD", access.password());
    }

    /** Controllers and workers. */
    List<Part> nodes() {
        return List.copyOf(nodes);
    }

    Optional<PostgresPart> postgresOf(String worker) {
        return Optional.ofNullable(postgres.get(worker));
    }

    /** Each worker's PostgreSQL right after it. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Part node : nodes) {
            parts.add(node);
            postgresOf(node.name()).ifPresent(parts::add);
        }
        return parts;
    }

    Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse("There is no '" + name + "' in this cluster, but "
                        + String.join(", ", parts().stream().map(Part::name).toList()) + "."));
    }

    boolean runs() {
        return parts().stream().anyMatch(Part::runs);
    }

    // ---------------------------------------------------------------- start and stop

    /** Begins a part and what it needs, unless they run. */
    void start(Part part, Progress progress) {
        postgresOf(part.name()).ifPresent(needed -> start(needed, progress));
        if (!part.runs()) {
            progress.mayBegin(part);
            part.start();
            progress.begun(part);
        }
    }

    /** All at the same time; after a failure or an interruption as many as were begun by then. */
    void startAll(Progress progress) {
        // Its key is told to the controllers when they are started.
        switchboard.prepare();
        Together.all(Stream.concat(
                Stream.of(switchboard::start), nodes.stream().map(node -> () -> start(node, progress))));
    }

    /** The console's buttons do nothing from then on. */
    void stopSwitchboard() {
        switchboard.stop();
    }

    /** The nodes first: a worker whose database goes away has much to say about it. */
    void stopAll() {
        switchboard.stop();
        // Those that are frozen would keep the others waiting for an answer.
        parts().forEach(part -> part.process().ifPresent(LocalProcess::unpause));
        try {
            Together.all(nodes.stream().map(node -> node::stop));
        } finally {
            Together.all(postgres.values().stream().map(server -> server::stop));
        }
    }

    /** One worker and its PostgreSQL, which then are no more needed. */
    void end(String worker) {
        Optional<PostgresPart> server = postgresOf(worker);
        // A worker whose database is frozen would wait for it.
        server.flatMap(Part::process).ifPresent(LocalProcess::unpause);
        part(worker).stop();
        server.ifPresent(Part::stop);
    }

    /** Who is told of a start, and may put an end to it by an exception. */
    interface Progress {
        void mayBegin(Part part);

        void begun(Part part);
    }
}
