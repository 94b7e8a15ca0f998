package io.trivet.worker;

import io.trivet.bus.Heartbeat.Status;
import io.trivet.register.Life;
import io.trivet.register.row.Ballot;
import io.trivet.worker.store.StoreFigures;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How a lane is, as it tells its process several times a second.
 *
 * @param why a sentence when it is not well, else empty
 * @param synced partition to epoch
 * @param verified how many of the partitions led are verified
 * @param behind how many keys are noted as missing at some member
 * @param heard what was heard of other workers' databases since the last report
 */
record LaneReport(
        Status state,
        String why,
        Map<Integer, Ballot> leads,
        Map<Integer, Integer> synced,
        int verified,
        int behind,
        Optional<StoreFigures> figures,
        Map<UUID, Life> heard) {
    static final LaneReport NONE =
            new LaneReport(Status.AWAY, "it has not started yet", Map.of(), Map.of(), 0, 0, Optional.empty(), Map.of());
}
