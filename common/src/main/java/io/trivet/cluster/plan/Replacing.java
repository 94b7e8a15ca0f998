package io.trivet.cluster.plan;

import io.trivet.cluster.Replicas;
import io.trivet.cluster.WorkerSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The next voters of a partition: one replacement further towards its place. With one at a time, the old voters and the
 * new differ by one worker, so that one worker that fails does not stop a partition because it is being moved.
 */
final class Replacing {

    /** Why a partition is moved; what comes first is begun first. */
    enum Reason {
        /** It has too few copies. */
        REPAIR,
        /** A worker is to be left. */
        LEAVE,
        /** Workers hold unequally many, zones are crowded, or there are more copies than wanted. */
        LEVEL
    }

    private final Outlook outlook;
    private final List<Replicas> places;
    private final Spares spares;

    Replacing(Outlook outlook, List<Replicas> places) {
        this.outlook = outlook;
        this.places = places;
        this.spares = new Spares(outlook, places);
    }

    /** Whether a partition with these voters has to be moved, now or later. */
    boolean isNeeded(int partition, WorkerSet voters) {
        return voters.size() > outlook.replicas() || !voters.containsAll(place(partition));
    }

    Reason reason(int partition, WorkerSet voters) {
        WorkerSet leavers = voters.minus(place(partition));
        if (voters.size() > outlook.replicas()) {
            return Reason.LEVEL;
        }
        if (voters.size() < outlook.replicas() || leavers.stream().anyMatch(outlook::isLost)) {
            return Reason.REPAIR;
        }
        return leavers.stream().allMatch(outlook::isKeeper) ? Reason.LEVEL : Reason.LEAVE;
    }

    /** The next voters; the same if nothing can be done now. */
    WorkerSet target(int partition, WorkerSet voters) {
        WorkerSet target = voters;
        if (voters.size() > outlook.replicas()) {
            target = withoutOne(partition, voters);
        } else if (isNeeded(partition, voters)) {
            target = voters.size() < outlook.replicas() ? withOneMore(partition, voters) : replaced(partition, voters);
        }
        // from its beginning a change needs both majorities
        return outlook.isMajorityUp(voters) && outlook.isMajorityUp(target) ? target : voters;
    }

    /** A copy too many goes: one on a dead worker if there is one, even if placement would keep that. */
    private WorkerSet withoutOne(int partition, WorkerSet voters) {
        OptionalInt dead = voters.stream()
                .filter(outlook::isDown)
                .boxed()
                .min(Comparator.comparing((Integer worker) -> !outlook.isLost(worker)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        boolean spareable = outlook.live(voters) > outlook.replicas();
        OptionalInt leaver = dead.isPresent() || !spareable ? dead : leaver(partition, voters);
        return leaver.isPresent() ? voters.without(leaver.getAsInt()) : voters;
    }

    private WorkerSet withOneMore(int partition, WorkerSet voters) {
        OptionalInt joiner = joiner(partition, voters, voters);
        return joiner.isPresent() ? voters.with(joiner.getAsInt()) : voters;
    }

    /** Nobody goes before another one has come. */
    private WorkerSet replaced(int partition, WorkerSet voters) {
        int leaver = leaver(partition, voters).orElseThrow();
        WorkerSet rest = voters.without(leaver);
        boolean urgent = !outlook.isKeeper(leaver);
        if (!urgent && outlook.live(rest) < rest.size()) {
            return voters; // to even out loads is not worth it while another copy is missing
        }
        OptionalInt joiner = urgent ? joiner(partition, voters, rest) : wanted(partition, voters, rest);
        return joiner.isPresent() ? rest.with(joiner.getAsInt()) : voters;
    }

    /** Of those that are to go: first who is lost, then who is drained or removed, then who shares its zone. */
    private OptionalInt leaver(int partition, WorkerSet voters) {
        return first(
                voters.minus(place(partition)).stream(),
                Comparator.comparing((Integer worker) -> !outlook.isLost(worker))
                        .thenComparing(outlook::isKeeper)
                        .thenComparing(outlook::isUp)
                        .thenComparing(worker -> -outlook.neighbours(worker, voters)));
    }

    /** Who is to come, or a spare one where all of these are down. Who is only silent is waited for. */
    private OptionalInt joiner(int partition, WorkerSet voters, WorkerSet rest) {
        boolean nobody = place(partition).minus(voters).stream().allMatch(outlook::isDown);
        return nobody ? spares.find(voters, rest) : wanted(partition, voters, rest);
    }

    /** Of those that are to come, one that is up, rather in a zone of its own. */
    private OptionalInt wanted(int partition, WorkerSet voters, WorkerSet rest) {
        return first(
                place(partition).minus(voters).stream().filter(outlook::isTaker),
                Comparator.comparing(worker -> outlook.neighbours(worker, rest)));
    }

    private static OptionalInt first(IntStream workers, Comparator<Integer> order) {
        return workers.boxed()
                .min(order.thenComparing(Comparator.naturalOrder()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private WorkerSet place(int partition) {
        return places.get(partition).workers();
    }
}
