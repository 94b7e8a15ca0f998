package io.trivet.process;

import io.trivet.bus.Heartbeat;
import io.trivet.simulation.world.VirtualTime;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Processes with real desks and rosters, and nothing but memory between them, in one virtual time. */
public final class Neighbours {
    private final VirtualTime world = new VirtualTime();
    private final Map<String, Consumer<Buffer>> inboxes = new HashMap<>();
    private final List<Neighbour> all = new ArrayList<>();

    /** @param clock what its monotonic clock shows at the beginning: no two have anything in common */
    public Neighbour add(String name, long clock) {
        Neighbour neighbour = new Neighbour(this, name, clock);
        all.add(neighbour);
        return neighbour;
    }

    public void pass(long millis) {
        world.runUntil(world.now() + millis);
    }

    /** All hear this a moment later, whoever says it too. */
    public void tell(Heartbeat beat) {
        all.forEach(one ->
                world.schedule(1, () -> one.time().deliver(() -> one.roster().heard(beat))));
    }

    VirtualTime world() {
        return world;
    }

    void open(String address, Consumer<Buffer> inbox) {
        inboxes.put(address, inbox);
    }

    void send(String address, Buffer parcel) {
        world.schedule(1, () -> inboxes.getOrDefault(address, nobody -> {}).accept(parcel));
    }
}
