package io.trivet.bus;

import io.trivet.bus.DeskCounters.Count;
import io.trivet.simulation.world.NodeTime;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** A desk with its event loop, and whoever sits there. */
final class Seat {
    static final long LIMIT = 1_000;

    final NodeTime time;
    Supplier<Standing> standing = () -> Standing.NONE;
    private final House house;
    private final String name;
    private final Desk desk;

    Seat(Town town, House house, String name, NodeTime time, Answering answering) {
        this.house = house;
        this.name = name;
        this.time = time;
        this.desk = house.desks.open(
                name, time, task -> time.deliver(() -> run(town, task)), () -> standing.get(), answering);
    }

    /** As an event loop does: what a task throws is reported, and harms no other task. */
    private static void run(Town town, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            town.bugs.add(bug);
        }
    }

    Desk desk() {
        return desk;
    }

    String address() {
        return house.address(name);
    }

    Future<Response> ask(Seat other, Question question) {
        return desk.ask(other.address(), question, LIMIT);
    }

    Future<Response> ask(String address, Question question) {
        return desk.ask(address, question, LIMIT);
    }

    long count(Count count) {
        return desk.counters().get(count);
    }
}
