package io.trivet.worker;

import io.trivet.bus.Answering;
import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Sender;
import io.trivet.register.Life;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.watch.leader.Lookout;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a lane is asked over the bus. */
final class LaneDesk implements Answering {
    private final Lane lane;
    private final Listings listings;
    private final Lookout lookout;
    private final Map<UUID, Life> heard = new HashMap<>();

    LaneDesk(Lane lane, Listings listings, Lookout lookout) {
        this.lane = lane;
        this.listings = listings;
        this.lookout = lookout;
    }

    @Override
    public Future<Response> on(Sender from, Question question) {
        if (question instanceof Question.OfMember member) {
            return answer(member.request()).map(Response.OfMember::new);
        } else if (question instanceof Question.Operate operate) {
            return perform(operate.perform()).map(Response.Operated::new);
        } else if (question instanceof Question.Listing listing) {
            return listings.list(listing).map(listed -> listed);
        } else if (question instanceof Question.Stored stored) {
            return listings.stored(stored).map(Response.Found::new);
        } else if (question instanceof Question.StoredPage page) {
            return listings.storedPage(page).map(listed -> listed);
        } else if (question instanceof Question.Lead lead) {
            return lead(lead.partition());
        } else if (question instanceof Question.Yield yielding) {
            return handOver(yielding.partition(), yielding.to());
        } else if (question instanceof Question.Watch watch) {
            return lookout.watch(from.address(), watch.poll()).map(Response.Watched::new);
        } else if (question instanceof Question.Ping) {
            return Future.succeededFuture(new Response.Ok());
        }
        return Future.failedFuture("a lane cannot answer this");
    }

    @Override
    public void heard(Sender from) {
        from.standing().life().ifPresent(life -> heard.merge(life.identity(), life, Life::further));
    }

    /** What was heard of other workers' databases since this was asked last. */
    Map<UUID, Life> takeHeard() {
        Map<UUID, Life> taken = Map.copyOf(heard);
        heard.clear();
        return taken;
    }

    /** Nothing is answered for a database that is away: whoever asks must not take silence for a refusal. */
    private Future<Answer> answer(Request request) {
        return lane.replica()
                .map(replica -> replica.answer(request))
                .orElseGet(() -> Future.failedFuture(lane.trouble()));
    }

    private Future<Performed> perform(Perform send) {
        return lane.replica()
                .filter(replica -> lane.state() == Status.WELL)
                .map(replica -> replica.perform(send))
                .orElseGet(() -> Future.succeededFuture(new Performed(NotTaken.notLeader(NotTaken.NO_HINT), 0)));
    }

    private Future<Response> lead(int partition) {
        lane.replica().ifPresent(replica -> replica.lead(partition));
        return Future.succeededFuture(new Response.Ok());
    }

    private Future<Response> handOver(int partition, int to) {
        return lane.replica()
                .filter(replica -> replica.leading(partition).isPresent())
                .map(replica -> replica.yield(partition, to))
                .orElseGet(() -> Future.failedFuture("it does not lead partition " + partition))
                .map(yielded -> new Response.Ok());
    }
}
