package io.trivet.node.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.Heartbeat.Duties;
import io.trivet.bus.Heartbeat.Node;
import io.trivet.bus.Heartbeat.Role;
import io.trivet.bus.Heartbeat.StoreReport;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.register.Life;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RosterTest implements RosterListener {
    private static final String A1 = "aaaaaaaaaaaa-1";
    private static final String A2 = "aaaaaaaaaaaa-2";
    private static final String A10 = "aaaaaaaaaaaa-10";
    private static final String B1 = "bbbbbbbbbbbb-1";

    private long now = 1_000_000;
    private final List<String> told = new ArrayList<>();
    private final Roster roster = new Roster(() -> now, 2_000, this);

    @Override
    public void arrived(Peer peer) {
        told.add("+" + peer.session());
    }

    @Override
    public void gone(Peer peer) {
        told.add("-" + peer.session());
    }

    private static Heartbeat worker(String name, String session, int number, Optional<Life> life) {
        Node node = new Node(Role.WORKER, name, session, OptionalInt.of(number), 2, "http://w", "zone", "1");
        return new Heartbeat(node, Optional.empty(), life, 0, Duties.NONE, StoreReport.NONE, 0, 0);
    }

    private static Heartbeat worker(String name, String session, int number) {
        return worker(name, session, number, Optional.empty());
    }

    private static Optional<Life> life(long incarnation) {
        return Optional.of(new Life(new UUID(1, 1), incarnation, 7, 1, 0));
    }

    @Test
    void whoeverWasHeardLatelyIsReachable() {
        assertTrue(roster.silent(3), "never heard");
        roster.heard(worker("w3", A1, 3));
        now += 2_000;
        assertFalse(roster.silent(3));
        assertEquals(
                "trivet.w3." + A1 + ".lane1", roster.reachable(3).orElseThrow().laneOf(7));
        now += 1;
        assertTrue(roster.silent(3));
        assertTrue(roster.view().worker(3).isPresent(), "silent, but not forgotten");
        roster.heard(worker("w3", A1, 3));
        assertFalse(roster.silent(3));
        assertEquals(List.of("+" + A1), told);
    }

    @Test
    void whoHasEndedIsSilentAtOnceUnlessItIsHeardAgain() {
        roster.heard(worker("w3", A1, 3));
        roster.ended(B1);
        assertFalse(roster.silent(3));
        roster.ended(A1);
        roster.ended(A1);
        assertTrue(roster.silent(3));
        assertTrue(roster.view().worker(3).isPresent(), "as if it had been silent");
        roster.heard(worker("w3", A1, 3));
        assertFalse(roster.silent(3));
        assertEquals(List.of("+" + A1, "-" + A1), told);
    }

    @Test
    void aNewSessionReplacesTheOldOne() {
        roster.heard(worker("w3", A2, 3));
        roster.heard(worker("w3", A10, 3));
        assertEquals(List.of("+" + A2, "+" + A10, "-" + A2), told);
        assertEquals(A10, roster.reachable(3).orElseThrow().session());
        assertEquals(1, roster.view().peers().size());
    }

    @Test
    void whatALateHeartbeatSaysOfAnOldSessionIsPassedOver() {
        roster.heard(worker("w3", A2, 3));
        roster.heard(worker("w3", A1, 3));
        assertEquals(List.of("+" + A2), told);
        assertEquals(A2, roster.reachable(3).orElseThrow().session());
    }

    @Test
    void aProcessThatWasStartedAnewReplacesTheSilentOneOfItsName() {
        roster.heard(worker("w3", A1, 3));
        now += 2_001;
        roster.heard(worker("w3", B1, 3));
        assertEquals(List.of("+" + A1, "-" + A1, "+" + B1), told);
        assertEquals(1, roster.view().peers().size());
    }

    @Test
    void theLaterStartOfADatabaseReplacesTheEarlierOneAtOnce() {
        roster.heard(worker("w3", B1, 3, life(4)));
        roster.heard(worker("w3", A1, 3, life(5)));
        assertEquals(List.of("+" + B1, "-" + B1, "+" + A1), told);
        roster.heard(worker("w3", B1, 3, life(4)));
        assertEquals(A1, roster.reachable(3).orElseThrow().session(), "the earlier one is still not it");
    }

    @Test
    void aNameThatTwoBearIsNobodysOwn() {
        roster.heard(worker("w3", A1, 3));
        roster.heard(worker("w3", B1, 4));
        assertEquals(List.of("+" + A1, "+" + B1), told);
        assertEquals(A1, roster.reachable(3).orElseThrow().session());
        assertEquals(B1, roster.reachable(4).orElseThrow().session());
    }

    @Test
    void theSilentAreForgottenAfterALongTime() {
        roster.heard(worker("w3", A1, 3));
        now += 600_001;
        roster.heard(worker("w4", B1, 4));
        assertEquals(List.of("+" + A1, "-" + A1, "+" + B1), told);
    }

    @Test
    void aSnapshotStaysAsItIs() {
        roster.heard(worker("w3", A1, 3));
        RosterView before = roster.view();
        roster.heard(worker("w4", B1, 4));
        assertEquals(1, before.peers().size());
        assertEquals(2, roster.view().peers().size());
        assertEquals(A1, roster.view().named("w3").orElseThrow().session());
        assertEquals(Optional.empty(), roster.view().named("w5"));
    }

    @Test
    void whatIsNoHeartbeatIsDropped() {
        roster.published(Buffer.buffer("garbage"));
        roster.published(HeartbeatCodec.encode(worker("w3", A1, 3)));
        assertEquals(1, roster.view().peers().size());
    }

    @Test
    void aSessionOfAStrangeFormIsAProcessOfItsOwn() {
        roster.heard(worker("w3", "strange", 3));
        roster.heard(worker("w4", "stranger", 4));
        assertEquals(2, roster.view().peers().size());
    }
}
