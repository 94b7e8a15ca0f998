package io.trivet.worker.store;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker's database knew when this process was started over it, the start itself counted.
 *
 * @param life as it may be told to others; its beat is the sum over all lanes, those of former starts included
 * @param beats of the lanes of this start: what is left of the sum belongs to lanes that are used no more
 * @param map the newest chosen map that it has seen
 * @param seen the furthest life that it has seen of each identity
 */
public record Born(Life life, List<Long> beats, Optional<ClusterMap> map, Map<UUID, Life> seen) {
    public Born {
        beats = List.copyOf(beats);
        seen = Map.copyOf(seen);
    }
}
