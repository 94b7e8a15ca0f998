package io.trivet.process;

import io.trivet.bus.Heartbeat.Role;
import io.trivet.node.cluster.Peer;
import io.trivet.node.cluster.Roster;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The controller whose turn it is: the one that has been at it longest of those that were heard lately. All that look
 * agree but for moments; safety rests on none of it.
 */
public final class ActiveController {
    /** Who began that much later began at the same time: heartbeats tell it no better. */
    private static final long SAME = 1_000;

    private ActiveController() {}

    public static Optional<Peer> in(Roster roster) {
        List<Peer> controllers = roster.heardLately().stream()
                .filter(peer -> peer.role() == Role.CONTROLLER)
                .toList();
        long first =
                controllers.stream().mapToLong(ActiveController::begun).min().orElse(0);
        return controllers.stream()
                .filter(controller -> begun(controller) <= first + SAME)
                .min(Comparator.comparing(Peer::session));
    }

    /** By the clock here: what a heartbeat says is as old as the heartbeat. */
    private static long begun(Peer controller) {
        return controller.heard() - controller.heartbeat().activeFor();
    }
}
