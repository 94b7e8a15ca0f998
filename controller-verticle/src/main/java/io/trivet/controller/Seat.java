package io.trivet.controller;

import io.trivet.bus.Desk;
import io.trivet.cluster.WorkerSet;
import io.trivet.node.cluster.Peer;
import io.trivet.register.host.Host;
import io.trivet.register.host.Peers;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Timing;
import io.trivet.register.host.Watcher;
import java.security.SecureRandom;
import java.util.Optional;

/** This controller as a proposer of maps: its number, its session, and whether it is its turn. */
final class Seat {
    /** Whoever looked at nothing for so long was not heard either: others have stepped in. */
    private static final long MISSED = 2_000;

    private final Desk desk;
    private final Timing timing;
    private final SecureRandom random = new SecureRandom();
    private final int number = WorkerSet.CONTROLLER_BIT | random.nextInt(WorkerSet.CONTROLLER_BIT);
    private long begun;
    private long lookedAt;

    Seat(Desk desk, Timing timing) {
        this.desk = desk;
        this.timing = timing;
        this.begun = timing.now();
        this.lookedAt = begun;
    }

    int number() {
        return number;
    }

    Desk desk() {
        return desk;
    }

    /** For heartbeats: the one that has been at it longest is the active one. */
    long activeFor() {
        return timing.now() - begun;
    }

    /** To the end of the line. */
    void stepBack() {
        begun = timing.now();
    }

    /**
     * To be asked a few times a second. Who thinks so wrongly does no harm: keepers of one map can only refuse one
     * another.
     */
    boolean isActive(Heard heard, Optional<String> session) {
        long now = timing.now();
        if (now - lookedAt >= MISSED) {
            stepBack();
        }
        lookedAt = now;
        return heard.active().map(Peer::session).equals(session) && session.isPresent();
    }

    Host host(Peers electors, Watcher watcher) {
        return new Host(
                number,
                random.nextLong() | 1,
                electors,
                timing,
                random::nextLong,
                Settings.DEFAULT,
                new Rules(),
                watcher);
    }

    /** About this long, so that two controllers do not stay in step. */
    long jittered(long millis) {
        return millis + random.nextInt((int) millis);
    }
}
