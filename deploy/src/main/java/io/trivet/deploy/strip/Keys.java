package io.trivet.deploy.strip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which keys a client uses. */
final class Keys {
    private Keys() {}

    /** Of each leader the same number, as far as there are, and by turns: so none is waited for longer than others. */
    static List<String> spread(Map<String, String> leaders, int count) {
        Map<String, Deque<String>> byLeader = new TreeMap<>();
        new TreeMap<>(leaders)
                .forEach((key, leader) -> byLeader.computeIfAbsent(leader, created -> new ArrayDeque<>())
                        .add(key));
        Collection<Deque<String>> left = byLeader.values();
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < Math.min(count, leaders.size())) {
            left.removeIf(Deque::isEmpty);
            left.stream().limit(count - chosen.size()).map(Deque::remove).forEach(chosen::add);
        }
        return chosen;
    }
}
