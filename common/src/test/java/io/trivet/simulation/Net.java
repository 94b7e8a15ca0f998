package io.trivet.simulation;

import io.trivet.simulation.world.VirtualTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The network between nodes: it loses, repeats, delays and overtakes; and it can be cut, one way or both. */
final class Net {
    private static final int LATE = 3_000;
    private static final int AFTERWARDS = 600;

    private final VirtualTime time;
    private final Dice dice;
    private final Profile.Network profile;
    private final Set<Long> cut = new HashSet<>();
    private final List<Runnable> veryLate = new ArrayList<>();
    private boolean healed;

    Net(VirtualTime time, Dice dice, Profile.Network profile) {
        this.time = time;
        this.dice = dice;
        this.profile = profile;
    }

    /** A message that may be delivered more than once. */
    void send(int from, int to, Runnable deliver) {
        once(from, to, deliver);
        if (!healed && dice.chance(profile.twice())) {
            travel(from, to, deliver, delay() + dice.below(200));
        }
    }

    /** A message that is delivered at most once. */
    void once(int from, int to, Runnable deliver) {
        if (healed || !dice.chance(profile.loss())) {
            travel(from, to, deliver, delay());
        }
    }

    private void travel(int from, int to, Runnable deliver, long delay) {
        if (isCut(from, to)) {
            return;
        }
        Runnable arrive = () -> {
            if (!isCut(from, to)) {
                deliver.run();
            }
        };
        if (delay > LATE) {
            veryLate.add(arrive);
        } else {
            time.schedule(delay, arrive);
        }
    }

    /** Mostly a few milliseconds, now and then up to seconds; rarely until all else is over, as if for minutes. */
    private long delay() {
        if (!healed && dice.chance(profile.late())) {
            return dice.oneIn(25) ? LATE + 1 : 30 + dice.below(dice.oneIn(3) ? LATE - 30 : 400);
        }
        return 1 + dice.below(profile.spread());
    }

    void cut(int from, int to) {
        cut.add(link(from, to));
    }

    void mend() {
        cut.clear();
    }

    /** From now on the network is a good one; and what was under way for minutes arrives now. */
    void heal() {
        healed = true;
        mend();
        veryLate.forEach(arrive -> time.schedule(dice.below(AFTERWARDS), arrive));
        veryLate.clear();
    }

    private boolean isCut(int from, int to) {
        return !cut.isEmpty() && cut.contains(link(from, to));
    }

    private static long link(int from, int to) {
        return (long) from << 32 | to;
    }
}
