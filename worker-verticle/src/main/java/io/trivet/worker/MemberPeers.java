package io.trivet.worker;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.process.Directory;
import io.trivet.register.Replica;
import io.trivet.register.host.Peers;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;
import java.util.Optional;

/** The way from a lane to the members of its partitions: over the bus, and straight to its own replica. */
final class MemberPeers implements Peers {
    private final Directory directory;
    private final long limit;
    private Optional<Desk> desk = Optional.empty();
    private Optional<Replica> own = Optional.empty();
    private int number;

    MemberPeers(Directory directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** The desk answers for the lane, and the lane asks by the desk: one of the two has to come first. */
    void sit(Desk at) {
        desk = Optional.of(at);
    }

    void serve(int as, Replica replica) {
        number = as;
        own = Optional.of(replica);
    }

    /** The partitions that one lane leads are all of that lane, here; elsewhere there may be more lanes, or fewer. */
    @Override
    public String lane(int worker, int partition) {
        return worker == number ? "" : directory.lane(worker, partition).orElse("");
    }

    @Override
    public boolean isAway(int worker) {
        return worker != number && directory.lanes(worker).isEmpty();
    }

    @Override
    public Future<Answer> ask(int worker, Request request) {
        if (worker == number && own.isPresent()) {
            return own.get().answer(request);
        }
        return directory
                .lane(worker, request.partition())
                .flatMap(address -> desk.map(from -> from.ask(address, new Question.OfMember(request), limit)))
                .orElseGet(() -> Future.failedFuture("w" + worker + " was not heard of lately"))
                .map(response -> ((Response.OfMember) response).answer());
    }
}
