package io.trivet.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.WorkerSet;
import io.trivet.process.Neighbour;
import io.trivet.process.Neighbours;
import io.trivet.process.Samples;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SeatTest {
    private final Neighbours street = new Neighbours();
    private final List<Boolean> turns = new ArrayList<>();

    /** A controller that looks whose turn it is as often as a keeper does. */
    private final class Runner {
        private final Neighbour at;
        private final Seat seat;
        private final Heard heard;
        private boolean active;

        Runner(String name, long clock) {
            at = street.add(name, clock);
            seat = new Seat(at.seat("desk", (from, question) -> Future.failedFuture("asks only")), at.time());
            heard = new Heard(at.roster());
            at.pulse(() -> Samples.controller(at, name, seat.activeFor()));
            look();
        }

        private void look() {
            boolean now = seat.isActive(heard, at.sessionIfAny());
            if (now != active) {
                turns.add(now);
            }
            active = now;
            at.time().after(250, this::look);
        }
    }

    @Test
    void numbersAreThoseOfControllers() {
        Runner one = new Runner("c1", 0);
        assertTrue(WorkerSet.isController(one.seat.number()));
        assertTrue(one.seat.number() <= 0xffff);
    }

    @Test
    void whoStepsBackIsFollowedWithTheNextHeartbeat() {
        Runner first = new Runner("c1", 0);
        street.pass(5_000);
        Runner second = new Runner("c2", 0);
        street.pass(5_000);
        first.seat.stepBack();
        street.pass(1_000);
        assertFalse(first.active);
        assertTrue(second.active);
    }

    @Test
    void theOneThatHasBeenThereLongestIsActiveWhateverItsClockShows() {
        Runner first = new Runner("c9", 3);
        street.pass(5_000);
        Runner second = new Runner("c1", 9_000_000);
        street.pass(5_000);
        assertTrue(first.active);
        assertFalse(second.active);
    }

    @Test
    void twoThatBeganTogetherDoNotTakeTurns() {
        Runner first = new Runner("c1", 0);
        street.pass(130);
        Runner second = new Runner("c2", 70_000);
        street.pass(5_000);
        assertTrue(first.active ^ second.active);
        turns.clear();
        street.pass(60_000);
        assertEquals(List.of(), turns);
    }

    @Test
    void whoIsFrozenGivesWayAndDoesNotComeBackOverTheOther() {
        Runner first = new Runner("c1", 0);
        street.pass(5_000);
        Runner second = new Runner("c2", 0);
        street.pass(5_000);
        first.at.freeze(10_000);
        street.pass(3_000);
        assertTrue(second.active);
        turns.clear();
        street.pass(20_000);
        assertFalse(first.active);
        assertTrue(second.active);
        assertEquals(List.of(false), turns, "the first one, when it wakes");
    }

    @Test
    void withoutASessionItIsNobodysTurn() {
        Runner alone = new Runner("c1", 0);
        street.pass(2_000);
        assertTrue(alone.active);
        assertFalse(alone.seat.isActive(alone.heard, Optional.empty()));
    }
}
