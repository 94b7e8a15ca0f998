package io.trivet.deploy.walk;

import java.util.List;

/** The ports that clients go to, one after the other. */
record Ports(List<Node> nodes) {
    Node at(int index) {
        return nodes.get(Math.floorMod(index, nodes.size()));
    }

    int size() {
        return nodes.size();
    }
}
