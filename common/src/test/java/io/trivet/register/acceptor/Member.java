package io.trivet.register.acceptor;

import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.Fakes.LateStore;
import io.trivet.register.host.Rules;
import io.trivet.register.host.Store.Durable;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.store.MemoryRows;
import io.trivet.register.store.MemoryStore;
import io.trivet.register.store.StoreRows;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** An acceptor and its store, for tests: worker {@link #SELF} in partition {@link #P}. */
final class Member {
    static final int P = 5;
    static final int SELF = 1;
    static final long SESSION = 77;
    static final long OTHER_SESSION = 88;

    /** Whose voter the worker is, and by which it joins, and by which it is no member. */
    static final PartitionConfig VOTER = PartitionConfig.of(1, WorkerSet.of(1, 2, 3));

    static final PartitionConfig JOINER = new PartitionConfig(2, WorkerSet.of(2, 3, 4), WorkerSet.of(1, 2, 3));
    static final PartitionConfig GONE = PartitionConfig.of(3, WorkerSet.of(2, 3, 4));

    private final MemoryRows rows = new MemoryRows(0);
    private final LateStore store = new LateStore(new MemoryStore(rows));
    private Acceptor acceptor = new Acceptor(P, SELF, new Rules(), Durable.NOTHING);

    Acceptor acceptor() {
        return acceptor;
    }

    LateStore store() {
        return store;
    }

    Durable durable() {
        return rows.durable(P);
    }

    Optional<Row> stored(String key) {
        return rows.row(P, Bytes.utf8(key));
    }

    /** The process ends, and another recovers what is durable. */
    void restart() {
        acceptor = new Acceptor(P, SELF, new Rules(), durable());
    }

    void see(PartitionConfig config) {
        acceptor.see(config).ifPresent(store::commit);
    }

    Future<Answer> ask(Request request) {
        return acceptor.on(request).carryOut(store, new Rules());
    }

    Answer say(Request request) {
        return ask(request).result();
    }

    Answer prepare(Ballot ballot, long session, PartitionConfig config) {
        return say(new Request.Prepare(P, ballot, session, config));
    }

    Answer prepare(Ballot ballot, PartitionConfig config) {
        return prepare(ballot, SESSION, config);
    }

    Answer accept(Ballot ballot, Entry... entries) {
        return say(new Request.Accept(P, ballot, List.of(entries)));
    }

    static Entry entry(String key, Ballot ballot, String value) {
        return new Entry(Bytes.utf8(key), StoreRows.value(new Stamp(ballot, 1), value));
    }

    static Request read(Ballot ballot, String key) {
        return new Request.Read(P, ballot, List.of(Bytes.utf8(key)));
    }

    static Request purge(Ballot ballot, String key, Stamp stamp) {
        return new Request.Purge(P, ballot, Bytes.utf8(key), stamp);
    }

    static Answer refused(Ballot promised) {
        return new Answer.Refused(promised);
    }

    static Answer accepted(Boolean... stored) {
        return new Answer.Accepted(List.of(stored));
    }

    static Answer wrongEpoch(PartitionConfig newest) {
        return new Answer.WrongEpoch(Optional.of(newest));
    }
}
