package io.trivet.simulation;

import io.trivet.register.host.Timing;
import io.trivet.watch.WatchRules;
import io.trivet.watch.leader.Lookout;
import io.trivet.watch.leader.WatchBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clients that watch, and what they are promised. Bounds are small, so that rings overflow. */
final class Watching {
    private static final int FOLLOWERS = 3;

    private final WatchRules rules;
    private final Dice dice;
    private final WatchBounds bounds;
    private final List<Follower> followers = new ArrayList<>();

    Watching(WatchRules rules, Dice dice) {
        this.rules = rules;
        this.dice = dice;
        this.bounds = new WatchBounds(dice.between(1, 6), 256 << 10, dice.oneIn(2) ? 0 : 64);
    }

    WatchRules rules() {
        return rules;
    }

    Lookout lookout(Timing timing) {
        return new Lookout(timing, bounds, rules);
    }

    void start(Cluster cluster) {
        for (int i = 0; i < FOLLOWERS; i++) {
            Follower follower = new Follower(cluster, dice.fork(), i);
            followers.add(follower);
            follower.start();
        }
    }

    boolean isDone() {
        return difference().isEmpty();
    }

    /** How what somebody has in the end differs from what is there. */
    Optional<String> difference() {
        return followers.stream()
                .flatMap(follower -> follower.difference().stream())
                .findFirst();
    }
}
