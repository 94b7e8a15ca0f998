package io.trivet.simulation;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.simulation.world.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Five workers, one partition, and a schedule written by hand: for mistakes that a random schedule meets too rarely.
 * Messages take a millisecond, unless the script drops them or holds them back.
 */
final class Stage {
    static final int A = 0;
    static final int B = 1;
    static final int C = 2;
    static final int D = 3;
    static final int E = 4;

    static final long PASSES_PAUSE = 20;

    /** A question under way, or its answer. */
    record Message(int from, int to, Request request, Optional<Answer> answer) {
        boolean asks(Class<? extends Request> kind) {
            return answer.isEmpty() && kind.isInstance(request);
        }

        boolean answers(Class<? extends Answer> kind) {
            return answer.filter(kind::isInstance).isPresent();
        }
    }

    private final VirtualTime time = new VirtualTime();
    private final Invariants invariants = new Invariants();
    private final Mutant mutant;
    private final Settings.Passes passes;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Predicate<Message> dropped = message -> false;
    private Predicate<Message> delayed = message -> false;
    private ClusterMap map;

    /** All five know a first map, by which the first three are the replicas. */
    Stage(Mutant mutant) {
        this(mutant, Settings.Passes.restless(PASSES_PAUSE));
    }

    Stage(Mutant mutant, Settings.Passes passes) {
        this.mutant = mutant;
        this.passes = passes;
        PartitionConfig config = PartitionConfig.of(0, WorkerSet.of(A, B, C));
        List<Worker> workers = IntStream.range(0, 5)
                .mapToObj(i -> new Worker(i, new UUID(1, i), "w" + i, 0, 0, Worker.State.ACTIVE, "", ""))
                .toList();
        this.map = ClusterMap.first(new UUID(0, 1), 3, workers, List.of(new Assignment(config, A)), config);
        for (int number = 0; number < 5; number++) {
            actors.add(new Actor(this, number));
        }
        actors.forEach(actor -> actor.see(map));
        run(50);
    }

    // ---------------------------------------------------------------- what the script says

    void run(long millis) {
        time.runUntil(time.now() + millis);
    }

    Actor worker(int number) {
        return actors.get(number);
    }

    void lead(int number) {
        worker(number).lead();
        run(50);
    }

    /** The next map has this config; these workers hear of it. */
    void change(PartitionConfig config, int primary, int... hearers) {
        map = map.withPartition(0, config, primary);
        for (int number : hearers) {
            worker(number).see(map);
        }
        run(300);
    }

    PartitionConfig config() {
        return map.config(0);
    }

    void drop(Predicate<Message> which) {
        dropped = which;
    }

    /** Nothing passes between this worker and the others. */
    static Predicate<Message> isolate(int number) {
        return message -> message.from() == number || message.to() == number;
    }

    void hold(Predicate<Message> which) {
        delayed = which;
    }

    void release() {
        delayed = message -> false;
        List<Runnable> all = List.copyOf(held);
        held.clear();
        all.forEach(Runnable::run);
        run(50);
    }

    /** What a worker still stores from a time when it was a member; the others have purged it since. */
    void haunt(int number, String key, String value) {
        Stamp stamp = new Stamp(io.trivet.register.row.Ballot.of(0, 1, C), 1);
        Recent recent = Recent.droppedUpTo(OperationId.NONE);
        State state = new State(
                new Content.Value(Bytes.utf8(value), ""), stamp, 1, State.NEVER, 0, Clock.NONE.tick("local"), recent);
        worker(number).store(new Entry(Bytes.utf8(key), new Row(stamp, state)));
    }

    Optional<String> violation() {
        return invariants.violation();
    }

    // ---------------------------------------------------------------- what the workers use

    Future<Answer> ask(int from, int to, Request request) {
        Promise<Answer> promise = Promise.promise();
        travel(
                new Message(from, to, request, Optional.empty()),
                () -> worker(to)
                        .answer(request)
                        .onSuccess(answer -> travel(
                                new Message(to, from, request, Optional.of(answer)),
                                () -> promise.tryComplete(answer))));
        return promise.future();
    }

    private void travel(Message message, Runnable arrive) {
        if (message.from() == message.to()) {
            arrive.run();
        } else if (delayed.test(message)) {
            held.add(arrive);
        } else if (!dropped.test(message)) {
            time.schedule(1, arrive);
        }
    }

    VirtualTime time() {
        return time;
    }

    Mutant mutant() {
        return mutant;
    }

    Invariants invariants() {
        return invariants;
    }

    Settings settings() {
        Settings.Horizons horizons = new Settings.Horizons(60_000, 3_600_000, 100_000);
        Settings.Times times = new Settings.Times(20, 200, 8, 300, 2_000, 40, passes, horizons);
        return new Settings(times, new Settings.Sizes(8, 100, Long.MAX_VALUE, 1_000, 100, 100, 10));
    }
}
