package io.trivet.worker;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.process.Directory;
import io.trivet.register.Life;
import io.trivet.register.Testimony;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Asks the other workers of the map what they have seen of this worker's database, again and again until enough have
 * answered: a database that was restored or copied must not pass for the one that made its promises.
 */
final class Admission {
    private static final long AGAIN = 500;

    private final Supplier<Life> own;
    private final Desk desk;
    private final Timing timing;
    private final Directory directory;
    private final List<Worker> others;
    private final Map<Integer, Optional<Life>> testimonies = new TreeMap<>();
    private final Promise<Void> admitted = Promise.promise();

    private Admission(Supplier<Life> own, Desk desk, Timing timing, Directory directory, ClusterMap map) {
        this.own = own;
        this.desk = desk;
        this.timing = timing;
        this.directory = directory;
        this.others = map.workers().stream()
                .filter(worker -> worker.state() != Worker.State.REMOVED)
                .filter(worker -> !worker.identity().equals(own.get().identity()))
                .toList();
    }

    /**
     * Completes when this worker may serve; fails, with the reason, when it must not.
     *
     * @param own as it was told last: what others have of this very run is never beyond that
     */
    static Future<Void> of(Supplier<Life> own, Desk desk, Timing timing, Directory directory, ClusterMap map) {
        Admission admission = new Admission(own, desk, timing, directory, map);
        admission.ask();
        return admission.admitted.future();
    }

    private void ask() {
        judge();
        if (admitted.future().isComplete()) {
            return;
        }
        for (Worker other : others) {
            int number = other.number();
            if (!testimonies.containsKey(number)) {
                directory.desk(other.identity()).ifPresent(address -> ask(number, address));
            }
        }
        timing.after(AGAIN, this::ask);
    }

    private void ask(int number, String address) {
        desk.ask(address, new Question.Testify(own.get().identity()), 2 * AGAIN).onSuccess(response -> {
            testimonies.putIfAbsent(number, ((Response.Testimony) response).life());
            judge();
        });
    }

    private void judge() {
        Testimony.Verdict verdict = Testimony.judge(own.get(), List.copyOf(testimonies.values()), others.size());
        if (verdict instanceof Testimony.Verdict.Serve) {
            admitted.tryComplete();
        } else if (verdict instanceof Testimony.Verdict.NotThatWorker not) {
            admitted.tryFail(new NotThatWorker(own.get().identity(), not.why()));
        }
    }
}
