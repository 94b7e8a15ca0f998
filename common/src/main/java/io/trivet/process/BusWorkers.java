package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.NotSent;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.gateway.NeverSent;
import io.trivet.gateway.Workers;
import io.trivet.register.host.Timing;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.vertx.core.Future;
import java.util.Optional;

/** The way from a gateway to the workers' lanes, over the bus. */
final class BusWorkers implements Workers {
    /** An answer may still say that nothing was done when its operation is long over: that is worth a short wait. */
    private static final long AFTER_DEADLINE = 1_000;

    private final Desk desk;
    private final Timing timing;
    private final Directory directory;
    private final long mapLimit;

    BusWorkers(Desk desk, Timing timing, Directory directory, long mapLimit) {
        this.desk = desk;
        this.timing = timing;
        this.directory = directory;
        this.mapLimit = mapLimit;
    }

    @Override
    public Future<Performed> perform(int worker, Perform send) {
        Optional<String> address = directory.lane(worker, send.partition());
        if (address.isEmpty()) {
            return Future.failedFuture(new NeverSent("worker " + worker + " was not heard of lately"));
        }
        long limit = send.deadline() - timing.now() + AFTER_DEADLINE;
        return desk.ask(address.get(), new Question.Operate(send), limit)
                .map(response -> ((Response.Operated) response).performed())
                .recover(why -> Future.failedFuture(why instanceof NotSent ? new NeverSent(why.getMessage()) : why));
    }

    @Override
    public Future<ClusterMap> newestMap() {
        return directory
                .newestMapAt()
                .map(address -> desk.ask(address, new Question.NewestMap(), mapLimit))
                .orElseGet(() -> Future.failedFuture("nobody is known to have a map"))
                .map(response -> ((Response.Map) response).map().orElseThrow());
    }
}
