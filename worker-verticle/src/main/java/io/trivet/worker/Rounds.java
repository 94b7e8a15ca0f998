package io.trivet.worker;

import io.trivet.bus.Desk;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.cluster.ClusterMap;
import io.trivet.process.Membership;
import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** What a worker that serves looks after twice a second: partitions that nobody leads, and those that others should. */
final class Rounds {
    private static final long EVERY = 500;

    private final Membership membership;
    private final Timing timing;
    private final Memory own;
    private final IntConsumer lead;
    private final Vacancies vacancies;
    private final Homecoming homecoming;
    private final HandOver handOver;
    private final Departure departure;
    private Optional<Integer> self = Optional.empty();
    private boolean stopped;

    /** @param lead makes this worker lead a partition */
    Rounds(Membership membership, Desk desk, Memory own, int lanes, IntConsumer lead) {
        this.membership = membership;
        this.timing = membership.timing();
        this.own = own;
        this.lead = lead;
        this.vacancies = new Vacancies(membership.roster());
        this.departure = new Departure(timing, new Need(membership.roster()), own::leaving, this::end);
        this.homecoming = new Homecoming(membership.roster());
        this.handOver = new HandOver(desk, membership.directory(), membership.roster(), lanes);
    }

    /** It serves as this worker from now on. */
    void serveAs(int number) {
        if (self.isEmpty()) {
            timing.after(EVERY, this::look);
        }
        self = Optional.of(number);
    }

    private void look() {
        if (stopped) {
            return;
        }
        timing.after(EVERY, this::look);
        Optional<ClusterMap> map = membership.maps().newest();
        if (map.isPresent() && own.store().status() == Status.WELL) {
            look(self.orElseThrow(), map.get());
        }
    }

    private void look(int number, ClusterMap map) {
        vacancies.forWorker(number, map, own.leads(), timing.now()).forEach(lead::accept);
        List<Homecoming.Return> due = homecoming.due(number, map, own.leads(), timing.now());
        // One that cannot be handed over now is due again the next time.
        due.forEach(back -> handOver.of(back.partition(), back.to()).otherwiseEmpty());
    }

    /**
     * Makes ready to be ended. Fails while something would not be served without this worker; it then goes on. What
     * serves nothing yet is missed by nobody.
     */
    Future<Void> leave() {
        Optional<ClusterMap> map = membership.maps().newest();
        return self.isEmpty() || map.isEmpty()
                ? end()
                : departure.of(self.get(), () -> membership.maps().newest().orElseThrow());
    }

    /** Before this worker leaves: completes when others have been given, or refused, all that it leads. */
    Future<Void> end() {
        stopped = true;
        own.leaving(true);
        Optional<ClusterMap> map = membership.maps().newest();
        return self.isEmpty() || map.isEmpty()
                ? Future.succeededFuture()
                : handOver.ofAll(self.get(), map.get(), own.leads());
    }
}
