package io.trivet.cluster;

/**
 * Counts answers into a verdict.
 *
 * <p>A loss is told as soon as the yes that are missing cannot come any more, so that nobody waits for a timeout to
 * learn it. A worker that answered both ways counts as yes, and answers of workers that have no vote count as nothing.
 */
public sealed interface Quorum {

    Verdict verdict(WorkerSet yes, WorkerSet no);

    default boolean won(WorkerSet yes) {
        return verdict(yes, WorkerSet.empty()) == Verdict.WON;
    }

    /** The quorum of a config: joint from the beginning of a change to its end. */
    static Quorum of(PartitionConfig config) {
        Quorum present = new Majority(config.voters());
        return config.isJoint() ? new Joint(present, new Majority(config.next())) : present;
    }

    /** More than half of the voters. */
    record Majority(WorkerSet voters) implements Quorum {

        public Majority {
            if (voters.isEmpty()) {
                throw new IllegalArgumentException("a majority of nobody");
            }
        }

        @Override
        public Verdict verdict(WorkerSet yes, WorkerSet no) {
            int needed = voters.size() / 2 + 1;
            int won = 0;
            int possible = 0;
            for (int i = 0; i < voters.size(); i++) {
                boolean agrees = yes.contains(voters.get(i));
                won += agrees ? 1 : 0;
                possible += agrees || !no.contains(voters.get(i)) ? 1 : 0;
            }
            if (won >= needed) {
                return Verdict.WON;
            }
            return possible >= needed ? Verdict.PENDING : Verdict.LOST;
        }
    }

    /** Won only when both are won, lost as soon as either is lost. */
    record Joint(Quorum first, Quorum second) implements Quorum {

        @Override
        public Verdict verdict(WorkerSet yes, WorkerSet no) {
            Verdict one = first.verdict(yes, no);
            Verdict two = second.verdict(yes, no);
            if (one == Verdict.LOST || two == Verdict.LOST) {
                return Verdict.LOST;
            }
            return one == Verdict.WON && two == Verdict.WON ? Verdict.WON : Verdict.PENDING;
        }
    }
}
