package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Fakes;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Host;
import io.trivet.register.host.Peers;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.message.Request.Held;
import io.trivet.register.row.Ballot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker 1 leads partitions with workers 2 and 3. Partitions 0 to 9 are of one lane of each, all others of another. */
class RollCallTest {
    private static final long HEDGE = Settings.DEFAULT.times().hedge();

    private final HandTiming timing = new HandTiming();
    private final List<Asked> asked = new ArrayList<>();
    private final Host host = Fakes.host(1, new ByHand(), timing, Settings.DEFAULT);
    private final Quickest quickest = new Quickest(host);

    private record Asked(int worker, List<Held> ballots, Promise<Answer> answer) {
        void confirms(Held... refused) {
            answer.complete(new Answer.Confirmed(List.of(refused)));
        }
    }

    private final class ByHand implements Peers {
        @Override
        public Future<Answer> ask(int worker, Request request) {
            Promise<Answer> answer = Promise.promise();
            asked.add(new Asked(worker, ((Request.Confirm) request).ballots(), answer));
            return answer.future();
        }

        @Override
        public String lane(int worker, int partition) {
            return partition < 10 ? "one" : "another";
        }
    }

    private static Ballot ballot(int partition) {
        return Ballot.of(1, 10 + partition, 1);
    }

    private static Held held(int partition) {
        return new Held(partition, ballot(partition));
    }

    private Vote vote(int partition, Promise<Void> won) {
        PartitionConfig config = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));
        return new Vote(new Claim(host, partition, config, ballot(partition), by -> won.fail("refused by " + by)), won);
    }

    private Future<Void> call(Vote... votes) {
        return new RollCall(host, quickest, List.of(votes)).begin();
    }

    private Asked of(int worker, int at) {
        return asked.stream().filter(one -> one.worker == worker).toList().get(at);
    }

    @Test
    void asksEachLaneOfAQuorumOnceAboutAllOfItsPartitions() {
        Promise<Void> one = Promise.promise();
        Promise<Void> two = Promise.promise();
        Promise<Void> three = Promise.promise();
        Future<Void> answered = call(vote(3, one), vote(12, two), vote(5, three));
        assertEquals(4, asked.size());
        assertEquals(List.of(held(3), held(5)), of(2, 0).ballots);
        assertEquals(List.of(held(12)), of(2, 1).ballots);
        of(1, 0).confirms();
        assertFalse(one.future().isComplete(), "the leader alone is no quorum");
        of(2, 0).confirms();
        assertTrue(one.future().succeeded() && three.future().succeeded());
        assertFalse(two.future().isComplete() || answered.isComplete());
        of(1, 1).confirms();
        of(2, 1).confirms();
        assertTrue(two.future().succeeded() && answered.isComplete());
    }

    @Test
    void aHigherBallotEndsTheVoteThatItRefusesAndNoOther() {
        Promise<Void> one = Promise.promise();
        Promise<Void> two = Promise.promise();
        call(vote(3, one), vote(5, two));
        of(1, 0).confirms();
        of(2, 0).confirms(new Held(3, Ballot.of(1, 99, 2)));
        assertTrue(one.future().failed());
        assertTrue(two.future().succeeded());
    }

    /** Found by the simulation: the timer that would have ended it was cancelled, and no other began. */
    @Test
    void isAnsweredWhenItsVotesAreOverThoughSomebodyIsSilent() {
        Promise<Void> won = Promise.promise();
        Future<Void> answered = call(vote(3, won));
        of(1, 0).confirms(new Held(3, Ballot.of(1, 99, 2)));
        assertTrue(won.future().failed());
        assertTrue(answered.isComplete());
    }

    @Test
    void whoIsSilentKeepsTheNextOneWaitingForTheHedgeOnlyAndIsPassedBy() {
        Promise<Void> won = Promise.promise();
        Future<Void> answered = call(vote(3, won));
        of(1, 0).confirms();
        timing.pass(HEDGE - 1);
        assertFalse(answered.isComplete());
        timing.pass(1);
        assertTrue(answered.isComplete());
        assertEquals(List.of(1, 2, 2, 3), asked.stream().map(Asked::worker).toList());
        of(3, 0).confirms();
        assertTrue(won.future().succeeded());
        asked.clear();
        call(vote(5, Promise.promise()));
        assertEquals(List.of(1, 3), asked.stream().map(Asked::worker).toList());
    }

    @Test
    void aVoteWithoutAQuorumIsLostInTheEnd() {
        Promise<Void> won = Promise.promise();
        call(vote(3, won));
        of(1, 0).confirms();
        timing.pass(2 * Settings.DEFAULT.times().stepLimit());
        assertTrue(won.future().failed());
        int before = asked.size();
        timing.pass(60_000);
        assertEquals(before, asked.size());
    }
}
