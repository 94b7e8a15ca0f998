package io.trivet.console.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * In which order a client tries the nodes: its own first, then the others in a circle. One that did not answer is left
 * alone for a while, and tried last.
 */
final class Doors {
    private static final long LEFT_ALONE = 3_000;

    private final Supplier<List<Door>> all;
    private final String home;
    private final Map<String, Long> avoidedUntil = new HashMap<>();

    /** @param all those there are, in any order */
    Doors(Supplier<List<Door>> all, String home) {
        this.all = all;
        this.home = home;
    }

    List<Door> inOrder(long now) {
        avoidedUntil.values().removeIf(until -> until < now);
        List<Door> circle = fromHome(
                all.get().stream().sorted(Comparator.comparing(Door::name)).toList());
        List<Door> order = new ArrayList<>(circle);
        order.removeIf(door -> avoidedUntil.containsKey(door.name()));
        circle.stream().filter(door -> avoidedUntil.containsKey(door.name())).forEach(order::add);
        return order;
    }

    private List<Door> fromHome(List<Door> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(home)) {
                List<Door> circle = new ArrayList<>(all.subList(i, all.size()));
                circle.addAll(all.subList(0, i));
                return circle;
            }
        }
        return all;
    }

    void avoid(Door door, long now) {
        avoidedUntil.put(door.name(), now + LEFT_ALONE);
    }
}
