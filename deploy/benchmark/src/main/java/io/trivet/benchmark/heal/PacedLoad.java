package io.trivet.benchmark.heal;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Clients that send by a timetable until they are told to stop. Each has one operation under way; who is late sends the
 * next at once, so that nothing that was to be sent is left out. All of it is on one event loop.
 */
final class PacedLoad implements AutoCloseable {
    private final Vertx vertx;
    private final Context context;
    private final Timetable timetable;
    private final List<Turns> clients;
    private boolean stopped;

    /** Says whether it was answered with success. */
    interface Client extends Supplier<Future<Boolean>> {}

    private PacedLoad(Vertx vertx, Timetable timetable, List<Client> clients) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.timetable = timetable;
        this.clients = IntStream.range(0, clients.size())
                .mapToObj(number -> new Turns(number, clients.get(number)))
                .toList();
    }

    static PacedLoad start(Vertx vertx, double perSecond, List<Client> clients) {
        Timetable timetable = new Timetable(System.nanoTime(), perSecond, clients.size());
        PacedLoad load = new PacedLoad(vertx, timetable, clients);
        load.context.runOnContext(begun -> load.clients.forEach(Turns::next));
        return load;
    }

    /** All there were, once the last is answered. */
    Future<List<Operation>> stop() {
        context.runOnContext(asked -> stopped = true);
        return Future.all(clients.stream().map(turns -> turns.end.future()).toList())
                .map(ended -> clients.stream()
                        .flatMap(turns -> turns.operations.stream())
                        .toList());
    }

    /** As {@link #stop}, for whoever has lost interest. */
    @Override
    public void close() {
        stop();
    }

    private final class Turns {
        private static final double MILLISECOND = 1e6;

        private final int number;
        private final Client client;
        private final Promise<Void> end = Promise.promise();
        private final List<Operation> operations = new ArrayList<>();
        private long turn;

        Turns(int number, Client client) {
            this.number = number;
            this.client = client;
        }

        private void next() {
            long due = timetable.due(number, turn++);
            long wait = (long) Math.ceil((due - System.nanoTime()) / MILLISECOND);
            if (wait > 0) {
                vertx.setTimer(wait, passed -> send(due));
            } else {
                send(due);
            }
        }

        private void send(long due) {
            if (stopped) {
                end.complete();
                return;
            }
            client.get().otherwise(false).onSuccess(done -> {
                operations.add(new Operation(number, due, System.nanoTime(), done));
                next();
            });
        }
    }
}
