package io.trivet.deploy.walk;

import java.util.ArrayList;
import java.util.List;

/** The ports that clients go to, one after the other. Nodes come and go, and the test's own thread tells of it. */
final class Ports {
    private volatile List<Node> nodes;

    Ports(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    Node at(int index) {
        List<Node> now = nodes;
        return now.get(Math.floorMod(index, now.size()));
    }

    /** So many further than a node, which itself may be gone. */
    Node after(Node home, int steps) {
        return steps == 0 ? home : at(nodes.indexOf(home) + steps);
    }

    List<Node> all() {
        return nodes;
    }

    int size() {
        return nodes.size();
    }

    void add(Node node) {
        List<Node> more = new ArrayList<>(nodes);
        more.remove(node);
        more.add(node);
        nodes = List.copyOf(more);
    }

    void remove(Node node) {
        nodes = nodes.stream().filter(each -> !each.equals(node)).toList();
    }
}
