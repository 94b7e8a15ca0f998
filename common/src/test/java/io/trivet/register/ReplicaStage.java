package io.trivet.register;

import io.trivet.bus.wire.RowCodec;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.Fakes.LateStore;
import io.trivet.register.host.Host;
import io.trivet.register.host.Settings;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Condition;
import io.trivet.register.store.MemoryRows;
import io.trivet.register.store.MemoryStore;
import io.trivet.register.store.WatchedStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Three workers' replicas of one partition; the first is the one that is tested. */
final class ReplicaStage {
    static final int P = 0;
    static final int SELF = 1;
    static final int OTHER = 2;

    final HandTiming timing = new HandTiming();
    final LateStore store = new LateStore(new MemoryStore(new MemoryRows(0)));
    final Map<Integer, Replica> replicas = new TreeMap<>();

    /** What the first worker asked, and answers to it that are given by hand. */
    final List<Request> asked = new ArrayList<>();

    final List<Promise<Answer>> byHand = new ArrayList<>();
    boolean othersAreSilent;

    /** The lane of the first worker is closed by its host as soon as its store is lost. */
    void open(int primary) {
        WatchedStore watched = new WatchedStore(store, timing, 1_000, new WatchedStore.Listener() {
            @Override
            public void lost(Throwable cause) {
                replicas.get(SELF).close("the store is lost");
            }

            @Override
            public void stalled() {}

            @Override
            public void answers() {}
        });
        replicas.put(
                SELF,
                Replica.open(host(SELF), watched, RowCodec.PACKING, p -> true).result());
        for (int other = OTHER; other <= 3; other++) {
            MemoryStore memory = new MemoryStore(new MemoryRows(0));
            replicas.put(
                    other,
                    Replica.open(host(other), memory, RowCodec.PACKING, p -> true)
                            .result());
        }
        replicas.values().forEach(replica -> replica.see(Fakes.map(primary)));
    }

    private Host host(int self) {
        return Fakes.host(self, (worker, request) -> ask(self, worker, request), timing, Settings.DEFAULT);
    }

    private Future<Answer> ask(int self, int worker, Request request) {
        if (self == SELF) {
            asked.add(request);
        }
        if (self == SELF && worker != SELF && othersAreSilent) {
            Promise<Answer> answer = Promise.promise();
            byHand.add(answer);
            return answer.future();
        }
        return replicas.get(worker).answer(request);
    }

    Replica replica() {
        return replicas.get(SELF);
    }

    Future<Performed> perform(String key, long id, Action action, boolean takeover) {
        Perform send = new Perform(
                P, Fakes.operation(Fakes.id(id), key, action, Condition.NONE), false, takeover, Long.MAX_VALUE, 1);
        return replica().perform(send);
    }
}
