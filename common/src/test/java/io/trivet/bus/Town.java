package io.trivet.bus;

import io.trivet.simulation.world.VirtualTime;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Several processes and the event bus between them, in one virtual time. It loses and reorders if told to. */
final class Town {
    final VirtualTime time = new VirtualTime();
    final List<Buffer> parcels = new ArrayList<>();
    final List<String> addresses = new ArrayList<>();
    final List<Exception> bugs = new ArrayList<>();
    private final Map<String, Consumer<Buffer>> inboxes = new HashMap<>();
    private final Random random;
    private double loss;
    private int spread;

    Town(long seed) {
        random = new Random(seed);
    }

    /** From now on that share of the parcels is lost, and each takes up to so many milliseconds more than one. */
    Town with(double lost, int delay) {
        loss = lost;
        spread = delay;
        return this;
    }

    House house(String node) {
        return house(node, DeskSettings.DEFAULT);
    }

    House house(String node, DeskSettings settings) {
        return new House(this, node, settings, random.nextInt(1_000_000));
    }

    void open(String address, Consumer<Buffer> inbox) {
        inboxes.put(address, inbox);
    }

    void send(String address, Buffer parcel) {
        parcels.add(parcel);
        addresses.add(address);
        if (random.nextDouble() >= loss) {
            long delay = 1 + (spread == 0 ? 0 : random.nextInt(spread));
            time.schedule(delay, () -> deliver(address, parcel));
        }
    }

    private void deliver(String address, Buffer parcel) {
        inboxes.getOrDefault(address, nobody -> {}).accept(parcel);
    }

    void pass(long millis) {
        time.runUntil(time.now() + millis);
    }
}
