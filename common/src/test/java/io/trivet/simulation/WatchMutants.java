package io.trivet.simulation;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Stamp;
import io.trivet.watch.WatchRules;
import java.util.List;

/** Watching with one rule broken at a time. */
final class WatchMutants {
    private WatchMutants() {}

    /** @param seeds from 0 on, within which it has to be caught */
    record WatchMutant(String name, WatchRules rules, int seeds) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<WatchMutant> all() {
        return List.of(
                new WatchMutant("what is sent is told before it is chosen", new TellsWhatIsSent(), 100),
                laterBallotsOnly(),
                purgedIsNotMissed(),
                goesOn(),
                looksUnverified());
    }

    /** Not a decision of the product: there it is a matter of which event is listened to. */
    static final class TellsWhatIsSent extends WatchRules {}

    private static WatchMutant laterBallotsOnly() {
        WatchRules rules = new WatchRules() {
            @Override
            public boolean mayBeNews(Ballot ofRow, Ballot ofPosition) {
                return ofRow.isAbove(ofPosition);
            }
        };
        return new WatchMutant("a new leader tells rows of later ballots only", rules, 100);
    }

    private static WatchMutant purgedIsNotMissed() {
        WatchRules rules = new WatchRules() {
            @Override
            public boolean isMissing(Stamp highestPurged, Ballot ofPosition) {
                return false;
            }
        };
        return new WatchMutant("what was purged is not missed", rules, 200);
    }

    private static WatchMutant goesOn() {
        WatchRules rules = new WatchRules() {
            @Override
            public boolean goesOnAfterForgetting() {
                return true;
            }
        };
        return new WatchMutant("a ring outlives what its leader knew", rules, 10_000);
    }

    private static WatchMutant looksUnverified() {
        WatchRules rules = new WatchRules() {
            @Override
            public boolean mayLook(boolean verified) {
                return true;
            }
        };
        return new WatchMutant("a new leader looks before it is verified", rules, 10_000);
    }
}
