package io.trivet.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.Fakes.LateStore;
import io.trivet.register.host.Host;
import io.trivet.register.host.Settings;
import io.trivet.register.host.Watcher;
import io.trivet.register.row.Ballot;
import io.trivet.register.store.MemoryRows;
import io.trivet.register.store.MemoryStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Of a worker that has come to lead many large partitions at the same time. */
final class VerificationTest {
    private static final int PARTITIONS = 60;

    private final HandTiming timing = new HandTiming();
    private final Map<Integer, Replica> replicas = new TreeMap<>();
    private final Set<Integer> verified = new TreeSet<>();
    /** How many times a worker was asked for the digest of a partition. */
    private final Map<List<Integer>, Integer> digests = new HashMap<>();

    /** As a database on one connection: a digest of a partition takes its time, and the next begins after it. */
    private final class LargePartitions extends LateStore {
        private final int worker;
        private final long each;
        private long busyUntil;

        private LargePartitions(int worker, long each) {
            super(new MemoryStore(new MemoryRows(0)));
            this.worker = worker;
            this.each = each;
        }

        @Override
        public Future<List<Long>> digests(int partition) {
            digests.merge(List.of(worker, partition), 1, Integer::sum);
            busyUntil = Math.max(busyUntil, timing.now()) + each;
            Promise<List<Long>> done = Promise.promise();
            timing.after(
                    busyUntil - timing.now(), () -> super.digests(partition).onComplete(done));
            return done.future();
        }
    }

    private void open(int worker, long each) {
        Watcher watcher = new Watcher() {
            @Override
            public void verified(int partition, Ballot ballot) {
                verified.add(partition);
            }
        };
        Host host = Fakes.host(
                worker, (to, request) -> replicas.get(to).answer(request), timing, Settings.DEFAULT, watcher);
        replicas.put(
                worker,
                Replica.open(host, new LargePartitions(worker, each), RowCodec.PACKING, partition -> true)
                        .result());
    }

    /** @param each how long a digest of one of them takes */
    private void lead(long each) {
        List.of(1, 2, 3).forEach(worker -> open(worker, each));
        ClusterMap map = Fakes.map(1, PARTITIONS);
        replicas.values().forEach(replica -> replica.see(map));
    }

    @Test
    void allAreVerifiedThoughTogetherTheyTakeLongerThanOneMay() {
        lead(300);
        timing.pass(PARTITIONS * (300 + 1_000));
        assertEquals(PARTITIONS, verified.size());
    }

    /** It rests in proportion to what a comparison takes, and not to how long it waited until all others had theirs. */
    @Test
    void eachIsSoonComparedWithEveryMember() {
        lead(20);
        timing.pass(60_000);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int member : List.of(2, 3)) {
                int asked = digests.getOrDefault(List.of(member, partition), 0);
                assertTrue(asked > 1, "worker %d, partition %d: %d digests".formatted(member, partition, asked));
            }
        }
    }
}
