package io.trivet.console.story;

import io.trivet.console.story.Changes.Change;
import io.trivet.rest.port.NodeStatus;
import io.trivet.rest.port.NodeStatus.Health;
import io.trivet.rest.port.NodeStatus.Vitals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Workers whose database fell silent while they themselves went on. One that is only starting is none of them. */
final class Databases {
    private final Set<String> ill = new HashSet<>();

    List<Change> see(Glance before, Glance now) {
        List<Change> found = new ArrayList<>();
        for (NodeStatus node : now.nodes().values()) {
            String name = node.node().name();
            NodeStatus earlier = before.nodes().getOrDefault(name, node);
            if (isWell(earlier) && isUp(node) && !isWell(node) && ill.add(name)) {
                found.add(new Change(
                        Event.Kind.HARM,
                        name,
                        "The database of " + name + " does not answer; others lead its partitions meanwhile."));
            } else if (isWell(node) && ill.remove(name)) {
                found.add(new Change(Event.Kind.WELL, name, "The database of " + name + " answers again."));
            }
        }
        return found;
    }

    private static boolean isUp(NodeStatus node) {
        return node.role() == NodeStatus.Role.WORKER && node.health() == Health.UP;
    }

    private static boolean isWell(NodeStatus node) {
        return isUp(node) && node.vitals().store().equals(Vitals.WELL);
    }
}
