package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import java.util.List;
import java.util.stream.Collectors;

/** Why a history is not taken as linearizable: the key, what is wrong, and the calls around that point. */
public record Violation(Kind kind, Bytes key, String explanation, List<Call> calls) {
    public enum Kind {
        /** No order of the calls explains the answers. */
        NOT_LINEARIZABLE,
        /** There were too many orders to try: neither right nor wrong, and never to be taken as right. */
        UNDECIDED
    }

    @Override
    public String toString() {
        return kind + ", key " + key + ": " + explanation
                + calls.stream().map(call -> "\n    " + call).collect(Collectors.joining());
    }
}
