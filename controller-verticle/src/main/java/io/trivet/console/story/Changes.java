package io.trivet.console.story;

import io.trivet.cluster.plan.Progress;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Role;
import java.util.ArrayList;
import java.util.List;

/** What differs between two glances, where one sentence says it all. Pure. */
final class Changes {
    private final Glance before;
    private final Glance now;
    private final List<Change> found = new ArrayList<>();

    private Changes(Glance before, Glance now) {
        this.before = before;
        this.now = now;
    }

    record Change(Event.Kind kind, String node, String text) {}

    static List<Change> between(Glance before, Glance now) {
        Changes changes = new Changes(before, now);
        now.nodes().values().forEach(changes::node);
        before.nodes().keySet().stream()
                .filter(name -> !now.nodes().containsKey(name))
                .forEach(changes::gone);
        changes.draining();
        changes.keeper();
        changes.progress(before.progress(), now.progress());
        return changes.found;
    }

    private void say(Event.Kind kind, String node, String text) {
        found.add(new Change(kind, node, text));
    }

    private void node(NodeStatus node) {
        String name = node.node().name();
        NodeStatus earlier = before.nodes().get(name);
        if (earlier == null) {
            say(Event.Kind.NEWS, name, name + " has joined the cluster.");
        } else if (node.role() == Role.CONTROLLER && earlier.health() == Health.UP && node.health() != Health.UP) {
            say(Event.Kind.HARM, name, name + " stopped answering; reads and writes do not need it.");
        }
    }

    private void gone(String name) {
        say(Event.Kind.NEWS, name, name + " has left the cluster.");
    }

    private void draining() {
        now.draining().forEach((name, left) -> {
            if (!before.draining().containsKey(name)) {
                say(Event.Kind.NEWS, name, name + " is being drained: what it holds moves to others.");
            }
            if (left == 0 && before.draining().getOrDefault(name, 1) > 0) {
                say(Event.Kind.WELL, name, name + " is drained: it holds nothing any more.");
            }
        });
        before.draining().keySet().stream()
                .filter(name -> !now.draining().containsKey(name) && now.nodes().containsKey(name))
                .forEach(name ->
                        say(Event.Kind.NEWS, name, name + " is drained no longer: it may hold something again."));
    }

    private void keeper() {
        now.keeper()
                .filter(keeper ->
                        before.keeper().isPresent() && !before.keeper().get().equals(keeper))
                .ifPresent(keeper -> say(
                        Event.Kind.NEWS,
                        keeper,
                        keeper + " decides now who holds what; "
                                + before.keeper().get() + " did before."));
    }

    private void progress(Progress earlier, Progress later) {
        if (earlier.unavailable() == 0 && later.unavailable() > 0) {
            say(
                    Event.Kind.HARM,
                    "",
                    partitions(later.unavailable()) + " cannot be served: too many of their workers" + " are away.");
        } else if (earlier.unavailable() > 0 && later.unavailable() == 0) {
            say(Event.Kind.WELL, "", "Every partition is served again.");
        }
        if (earlier.scarce() == 0 && later.scarce() > 0) {
            say(
                    Event.Kind.HARM,
                    "",
                    later.scarce() == 1
                            ? "One partition misses a copy, and is given another."
                            : later.scarce() + " partitions miss a copy, and are given another.");
        } else if (earlier.scarce() > 0 && later.scarce() == 0) {
            say(Event.Kind.WELL, "", "Every partition has all its copies again.");
        }
        if (earlier.left() == 0 && later.left() > 0 && later.scarce() == 0) {
            say(
                    Event.Kind.NEWS,
                    "",
                    partitions(later.left()) + (later.left() == 1 ? " is" : " are") + " being moved to other workers.");
        } else if (earlier.left() > 0 && later.left() == 0 && earlier.scarce() == 0) {
            say(Event.Kind.WELL, "", "Every partition is where it belongs.");
        }
    }

    private static String partitions(int count) {
        return count == 1 ? "One partition" : count + " partitions";
    }
}
