package io.trivet.console.story;

import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Role;
import io.vertx.core.json.JsonArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The latest events of the cluster, as this controller has seen them. It begins when the cluster serves, and looks on
 * all the time, so that who comes later can read what happened before. What happened while this controller was frozen
 * itself it tells as of its waking.
 */
public final class Chronicle {
    private static final int MOST = 60;
    /** Heard just now: nobody can have taken over from it yet. */
    private static final long FRESH = 250;

    private final LongSupplier wallClock;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<String, List<Integer>> led = new HashMap<>();
    private final Map<String, Absence> untold = new HashMap<>();
    private final Map<String, Long> awaySince = new HashMap<>();
    private final Databases databases = new Databases();
    private final List<String> comingHome = new ArrayList<>();
    private Optional<Glance> last = Optional.empty();

    public Chronicle(LongSupplier wallClock) {
        this.wallClock = wallClock;
    }

    /** @param now milliseconds of a clock that never goes back */
    public void look(Cluster cluster, long now) {
        if (cluster.map().isPresent()) {
            see(Glance.of(cluster, now));
        }
    }

    void see(Glance glance) {
        if (last.isEmpty() && !glance.isSettled()) {
            return;
        }
        if (last.isEmpty()) {
            add(
                    Event.Kind.WELL,
                    "",
                    "The cluster serves: " + glance.primaries().size() + " partitions on " + glance.workers()
                            + " workers.");
        }
        last.ifPresent(before -> {
            Changes.between(before, glance).forEach(this::add);
            databases.see(before, glance).forEach(this::add);
            glance.nodes().values().forEach(node -> presence(before, glance, node));
        });
        untold.values().forEach(absence -> absence.see(glance));
        tellAbsences(glance);
        tellHomecomings(glance);
        glance.nodes().values().forEach(node -> note(glance, node));
        last = Optional.of(glance);
    }

    private void presence(Glance before, Glance glance, NodeStatus node) {
        String name = node.node().name();
        boolean wasUp = Optional.ofNullable(before.nodes().get(name))
                .map(earlier -> earlier.health() == Health.UP)
                .orElse(false);
        boolean isUp = node.health() == Health.UP;
        if (wasUp && !isUp) {
            leaves(glance, node);
        } else if (isUp && awaySince.containsKey(name)) {
            returns(glance, node);
        }
    }

    private void leaves(Glance glance, NodeStatus node) {
        String name = node.node().name();
        long since = glance.at() - Math.max(0, node.heardMillisAgo());
        awaySince.put(name, since);
        comingHome.remove(name);
        if (node.role() == Role.WORKER && node.node().number().isPresent()) {
            untold.put(
                    name, new Absence(name, node.node().number().getAsInt(), since, led.getOrDefault(name, List.of())));
        }
    }

    private void returns(Glance glance, NodeStatus node) {
        String name = node.node().name();
        Optional.ofNullable(untold.remove(name)).ifPresent(absence -> add(Event.Kind.HARM, name, absence.text(glance)));
        add(
                Event.Kind.WELL,
                name,
                name + " answers again, after " + Absence.seconds(glance.at() - awaySince.remove(name)) + ".");
        if (node.role() == Role.WORKER) {
            comingHome.add(name);
        }
    }

    private void tellAbsences(Glance glance) {
        List.copyOf(untold.keySet()).stream()
                .filter(name -> untold.get(name).isTold(glance))
                .forEach(name -> add(Event.Kind.HARM, name, untold.remove(name).text(glance)));
    }

    private void tellHomecomings(Glance glance) {
        for (String name : List.copyOf(comingHome)) {
            NodeStatus node = glance.nodes().get(name);
            int number = node == null ? -1 : node.node().number().orElse(-1);
            long should = glance.primaries().stream()
                    .filter(primary -> primary == number)
                    .count();
            long leads = glance.ledBy(number).size();
            if (should > 0 && leads >= should && glance.progress().left() == 0) {
                comingHome.remove(name);
                add(Event.Kind.WELL, name, name + " leads its " + leads + " partitions again.");
            }
        }
    }

    private void note(Glance glance, NodeStatus node) {
        if (node.heardMillisAgo() != NodeStatus.NEVER_HEARD && node.heardMillisAgo() < FRESH) {
            node.node().number().ifPresent(number -> led.put(node.node().name(), glance.ledBy(number)));
        }
    }

    private void add(Changes.Change change) {
        add(change.kind(), change.node(), change.text());
    }

    private void add(Event.Kind kind, String node, String text) {
        events.addLast(new Event(wallClock.getAsLong(), kind, node, text));
        if (events.size() > MOST) {
            events.removeFirst();
        }
    }

    /** The oldest first. */
    public JsonArray toJson() {
        JsonArray json = new JsonArray();
        events.forEach(event -> json.add(event.toJson()));
        return json;
    }
}
