package io.trivet.gateway;

import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.row.Ballot;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Who is said to lead which partition. Heartbeats name the ballot, and a hint gives way to no lower one, so a deposed
 * leader that goes on boasting is not believed. Answers name no ballot: who has just served is believed until the next
 * heartbeat, who has just refused is not. Nothing iterates over the map: its order is not to matter.
 */
final class Hints {
    private final Map<Integer, Hint> hints = new HashMap<>();

    OptionalInt leader(int partition) {
        int worker = at(partition).worker;
        return worker == NotTaken.NO_HINT ? OptionalInt.empty() : OptionalInt.of(worker);
    }

    void heard(int partition, int worker, Ballot ballot) {
        Hint known = at(partition);
        // The same ballot again may put right what an answer has put wrong meanwhile.
        if (!ballot.isBelow(known.ballot)) {
            hints.put(partition, new Hint(worker, ballot));
        }
    }

    void served(int partition, int worker) {
        hints.put(partition, new Hint(worker, at(partition).ballot));
    }

    /** A worker says that it does not lead, and perhaps who does. */
    void denied(int partition, int worker, int hint) {
        Hint known = at(partition);
        if (known.worker == worker || known.worker == NotTaken.NO_HINT) {
            hints.put(partition, new Hint(hint, known.ballot));
        }
    }

    private Hint at(int partition) {
        return hints.getOrDefault(partition, Hint.NONE);
    }

    private record Hint(int worker, Ballot ballot) {
        private static final Hint NONE = new Hint(NotTaken.NO_HINT, Ballot.NONE);
    }
}
