package io.trivet.watch.hub;

import io.trivet.register.row.Bytes;
import io.trivet.watch.Change;
import java.util.Arrays;
import java.util.List;

/**
 * What somebody wants to be told of.
 *
 * @param prefix of the keys
 */
public record Wanted(Bytes prefix, boolean values) {
    List<Change> of(List<Change> changes) {
        return changes.stream()
                .filter(change -> isWanted(change.key()))
                .map(change -> values ? change : change.withoutValue())
                .toList();
    }

    private boolean isWanted(Bytes key) {
        int length = prefix.length();
        return key.length() >= length && Arrays.equals(key.array(), 0, length, prefix.array(), 0, length);
    }
}
