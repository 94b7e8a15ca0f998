package io.trivet.register.acceptor;

import static io.trivet.register.acceptor.Member.GONE;
import static io.trivet.register.acceptor.Member.JOINER;
import static io.trivet.register.acceptor.Member.SESSION;
import static io.trivet.register.acceptor.Member.VOTER;
import static io.trivet.register.acceptor.Member.accepted;
import static io.trivet.register.acceptor.Member.entry;
import static io.trivet.register.acceptor.Member.refused;
import static io.trivet.register.acceptor.Member.wrongEpoch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.message.Answer;
import io.trivet.register.row.Ballot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an acceptor does when the replicas change. */
class AcceptorEpochTest {
    private static final Ballot FIRST = Ballot.of(1, 1, 2);
    private static final Ballot SECOND = Ballot.of(2, 1, 2);
    private static final Ballot SECOND_HIGHER = Ballot.of(2, 2, 2);
    private static final Ballot THIRD = Ballot.of(3, 1, 2);

    private final Member member = new Member();

    /** One that was a voter once and has kept a row. */
    private void storeUnderTheFirst() {
        member.prepare(FIRST, VOTER);
        member.accept(FIRST, entry("k", FIRST, "old"));
    }

    @Test
    void anAcceptOfAnEpochNotSeenYetIsOfTheWrongEpoch() {
        assertEquals(new Answer.WrongEpoch(Optional.empty()), member.accept(FIRST, entry("k", FIRST, "v")));
        member.see(VOTER);
        assertEquals(wrongEpoch(VOTER), member.accept(SECOND, entry("k", SECOND, "v")));
        assertEquals(Ballot.NONE, member.acceptor().promise());
    }

    @Test
    void aPrepareOfAnEpochBeforeTheNewestSeenIsOfTheWrongEpoch() {
        member.see(JOINER);
        assertEquals(wrongEpoch(JOINER), member.prepare(FIRST, VOTER));
        assertEquals(Ballot.NONE, member.acceptor().promise());
    }

    @Test
    void aPrepareWhoseBallotIsOfAnotherEpochThanItsConfigIsOfTheWrongEpoch() {
        member.see(VOTER);
        assertEquals(wrongEpoch(VOTER), member.prepare(SECOND, VOTER));
    }

    @Test
    void aPrepareBringsItsConfig() {
        member.prepare(SECOND, JOINER);
        assertEquals(Optional.of(JOINER), member.acceptor().config());
        assertEquals(wrongEpoch(JOINER), member.prepare(FIRST, VOTER));
    }

    @Test
    void anAcceptRaisesThePromiseIntoTheNewestEpochOnly() {
        PartitionConfig newest = VOTER.renew().renew();
        member.see(VOTER);
        member.accept(FIRST, entry("k", FIRST, "v"));
        member.see(newest);
        assertEquals(wrongEpoch(newest), member.accept(SECOND, entry("k", SECOND, "v")));
        assertEquals(accepted(true), member.accept(THIRD, entry("k", THIRD, "v")));
        assertEquals(THIRD, member.acceptor().promise());
    }

    @Test
    void aBallotOfAnOlderEpochIsServedWhileThePromiseIsInIt() {
        member.prepare(FIRST, VOTER);
        member.see(VOTER.renew());
        assertEquals(accepted(true), member.accept(FIRST, entry("k", FIRST, "v")));
        Ballot higher = Ballot.of(1, 2, 2);
        assertEquals(accepted(true), member.accept(higher, entry("k", higher, "v")));
        assertTrue(member.acceptor().goesBy(higher));
        member.prepare(SECOND, VOTER.renew());
        assertEquals(refused(SECOND), member.accept(higher, entry("k", higher, "v")));
    }

    @Test
    void noAcceptLetsAJoinerIn() {
        storeUnderTheFirst();
        member.see(JOINER);
        assertEquals(wrongEpoch(JOINER), member.accept(SECOND, entry("k", SECOND, "v")));
        assertEquals(FIRST, member.acceptor().promise());
        member.prepare(SECOND, JOINER);
        assertEquals(accepted(true), member.accept(SECOND, entry("k", SECOND, "v")));
    }

    @Test
    void aJoinerWipesWithThePrepareThatFirstEntersTheEpoch() {
        storeUnderTheFirst();
        assertEquals(new Answer.Promised(FIRST), member.prepare(SECOND, JOINER));
        assertEquals(Optional.empty(), member.stored("k"));
        assertEquals(new Durable(SECOND, SESSION, Optional.of(JOINER)), member.durable());
    }

    @Test
    void aJoinerWipesOnlyOnceAnEpoch() {
        storeUnderTheFirst();
        member.prepare(SECOND, JOINER);
        member.accept(SECOND, entry("k", SECOND, "new"));
        member.prepare(SECOND, JOINER);
        assertTrue(member.stored("k").isPresent(), "the same prepare again");
        member.prepare(SECOND_HIGHER, JOINER);
        assertTrue(member.stored("k").isPresent(), "a higher one");
        member.restart();
        member.prepare(Ballot.of(2, 3, 3), JOINER);
        assertTrue(member.stored("k").isPresent(), "after a restart");
    }

    @Test
    void aJoinerWipesAgainInTheNextEpoch() {
        member.prepare(SECOND, JOINER);
        member.accept(SECOND, entry("k", SECOND, "v"));
        member.prepare(THIRD, JOINER.redirect(WorkerSet.of(1, 2, 5)));
        assertEquals(Optional.empty(), member.stored("k"));
    }

    @Test
    void aVoterKeepsItsRowsInANewEpoch() {
        storeUnderTheFirst();
        member.prepare(SECOND, VOTER.begin(WorkerSet.of(1, 2, 4)));
        assertTrue(member.stored("k").isPresent());
    }

    @Test
    void whoIsAMemberNoMoreDropsItsRowsAndKeepsItsPromise() {
        storeUnderTheFirst();
        member.see(GONE);
        assertEquals(Optional.empty(), member.stored("k"));
        assertEquals(new Durable(FIRST, SESSION, Optional.of(GONE)), member.durable());
        assertEquals(FIRST, member.acceptor().promise());
        assertEquals(wrongEpoch(GONE), member.prepare(SECOND, JOINER));
    }

    @Test
    void whoIsAMemberNoMoreStoresNothingThatIsStillUnderWay() {
        storeUnderTheFirst();
        member.see(GONE);
        assertEquals(wrongEpoch(GONE), member.accept(FIRST, entry("k", FIRST, "late")));
        Ballot higher = Ballot.of(1, 2, 2);
        assertEquals(wrongEpoch(GONE), member.accept(higher, entry("k", higher, "later")));
        member.restart();
        assertEquals(wrongEpoch(GONE), member.accept(FIRST, entry("k", FIRST, "after a restart")));
        assertEquals(Optional.empty(), member.stored("k"));
        assertEquals(new Durable(FIRST, SESSION, Optional.of(GONE)), member.durable());
    }

    @Test
    void whoIsPreparedWithoutKnowingItsNumberStoresWhatItIsSent() {
        member.prepare(THIRD, GONE);
        assertEquals(accepted(true), member.accept(THIRD, entry("k", THIRD, "v")));
        member.restart();
        assertEquals(accepted(true), member.accept(THIRD, entry("l", THIRD, "v")));
    }

    @Test
    void aMemberThatSeesANewerConfigKeepsItsRowsAndItsPromise() {
        storeUnderTheFirst();
        member.see(VOTER.renew());
        assertTrue(member.stored("k").isPresent());
        assertEquals(new Durable(FIRST, SESSION, Optional.of(VOTER.renew())), member.durable());
    }

    @Test
    void aConfigThatIsNotNewerIsPassedBy() {
        member.see(JOINER);
        assertEquals(Optional.empty(), member.acceptor().see(JOINER));
        assertEquals(Optional.empty(), member.acceptor().see(VOTER));
        assertEquals(Optional.of(JOINER), member.acceptor().config());
    }
}
