package io.trivet.watch.hub;

import io.trivet.watch.Changes;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Poll;
import io.trivet.watch.Poll.Place;
import io.trivet.watch.Position;
import io.vertx.core.AsyncResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is told to all who watch here: asks each lane that leads something, again and again, one question at a time,
 * and follows the leaderships as they move. It holds no changes, only how far each partition has been told.
 */
final class Feeds {
    static final long LOOK_EVERY = 100;
    private static final long WAIT = 5_000;
    private static final long GRACE = 1_000;

    private final Leaders leaders;
    private final Consumer<Part> listener;
    private final Map<Integer, Position> positions = new TreeMap<>();
    private final Map<String, Asked> asked = new HashMap<>();
    private boolean values;

    /** A question that waits for its answer. */
    private record Asked(List<Integer> partitions, boolean values) {}

    Feeds(Leaders leaders, Consumer<Part> listener) {
        this.leaders = leaders;
        this.listener = listener;
    }

    Optional<Position> position(int partition) {
        return Optional.ofNullable(positions.get(partition));
    }

    Map<Integer, Position> positions() {
        return positions;
    }

    void wantValues(boolean wanted) {
        values = wanted;
    }

    /** Nobody watches any more: what comes now is of no interest, and next time it begins anew. */
    void stop() {
        asked.clear();
        positions.clear();
    }

    /** Now and then: sees to it that everybody who leads is asked, and nobody else. */
    void look() {
        Map<String, List<Integer>> byLane = new TreeMap<>();
        int partitions = leaders.map().map(map -> map.partitions().size()).orElse(0);
        for (int i = 0; i < partitions; i++) {
            int partition = i;
            leaders.address(partition)
                    .ifPresent(address -> byLane.computeIfAbsent(address, a -> new ArrayList<>())
                            .add(partition));
        }
        asked.keySet().retainAll(byLane.keySet());
        byLane.forEach((address, led) -> {
            if (!new Asked(led, values).equals(asked.get(address))) {
                ask(address, led);
            }
        });
    }

    private void ask(String address, List<Integer> partitions) {
        Asked mine = new Asked(partitions, values);
        asked.put(address, mine);
        List<Place> places = partitions.stream()
                .map(partition -> new Place(partition, positions.getOrDefault(partition, Position.NONE)))
                .toList();
        leaders.ask(address, new Poll(places, values, WAIT), WAIT + GRACE)
                .onComplete(answer -> answered(address, mine, answer));
    }

    private void answered(String address, Asked mine, AsyncResult<Changes> answer) {
        boolean present = asked.get(address) == mine;
        if (answer.succeeded() && (present || !asked.isEmpty())) {
            answer.result().parts().forEach(this::tell);
        }
        if (!present) {
            return;
        }
        // Who does not lead what he should, or does not answer, is asked again at the next look.
        List<Integer> led = new ArrayList<>(mine.partitions);
        boolean gone = answer.failed() || led.removeAll(answer.result().notHere()) && led.isEmpty();
        if (gone) {
            asked.remove(address);
        } else {
            ask(address, led);
        }
    }

    /** An answer counts only where it goes on from what is known. */
    private void tell(Part part) {
        Position known = positions.getOrDefault(part.partition(), Position.NONE);
        if (part.from().equals(known)
                && (known.equals(Position.NONE) || part.to().isAbove(known))) {
            positions.put(part.partition(), part.to());
            listener.accept(part);
        }
    }
}
