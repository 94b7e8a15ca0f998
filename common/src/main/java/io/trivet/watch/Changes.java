package io.trivet.watch;

import java.util.List;

/**
 * What a lane tells a gateway: of some of the partitions that it was asked about, or of none.
 *
 * @param notHere partitions that this lane does not lead, or not any more
 */
public record Changes(List<Part> parts, List<Integer> notHere) {
    public static final Changes NONE = new Changes(List.of(), List.of());

    /**
     * What has changed in one partition between two positions: of each key that changed the newest state, one at least,
     * in the order in which these were chosen.
     *
     * @param from as it was asked; by that whoever asked knows an answer that it has had already
     * @param missing whether changes are missing, because they cannot be told any more
     */
    public record Part(int partition, Position from, Position to, boolean missing, List<Change> changes) {}
}
