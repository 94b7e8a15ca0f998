package io.trivet.watch.hub;

import io.trivet.register.row.Ballot;
import io.trivet.watch.Position;
import java.util.Map;

/** Ids for tests. */
public final class SomeIds {
    private SomeIds() {}

    public static String ofOnePartition() {
        return Ids.text(new Positions(1, 1, Map.of(0, new Position(Ballot.of(1, 2, 3), 4))));
    }
}
