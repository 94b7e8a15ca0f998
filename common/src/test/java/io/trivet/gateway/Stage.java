package io.trivet.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.cluster.Assignment;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.PartitionConfig;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A gateway before workers 0, 1 and 2, which answer what the test says when it says so. Worker 0 is the primary. */
final class Stage implements Workers {
    static final Reply CREATED = new Reply(Reply.Kind.CREATED, new Stamp(Ballot.of(1, 1, 0), 1), 1, 0);
    static final Reply REFUSED = new Reply(Reply.Kind.PRECONDITION_FAILED, Stamp.NONE, 0, 0);
    static final long LONGEST_ATTEMPT = GatewaySettings.Attempts.DEFAULTS.longest();
    static final long TAKEOVER_ATTEMPT = LONGEST_ATTEMPT + GatewaySettings.Attempts.DEFAULTS.takeover();
    static final long TIMEOUT = GatewaySettings.DEFAULTS.defaultTimeout();
    static final Submission PUT =
            Submission.of(Bytes.utf8("k"), new Action.Put(Bytes.utf8("v"), "text/plain", Action.FOREVER));
    static final Submission GET = Submission.of(Bytes.utf8("k"), new Action.Get());
    static final ClusterMap MAP = map(0, PartitionConfig.of(1, WorkerSet.of(0, 1, 2)));

    final VirtualTiming timing = new VirtualTiming();
    final List<Send> sends = new ArrayList<>();
    final List<Promise<ClusterMap>> mapQuestions = new ArrayList<>();
    final Gateway gateway;

    Stage() {
        this(GatewaySettings.DEFAULTS, new GatewayRules());
        gateway.see(MAP);
    }

    Stage(GatewaySettings settings, GatewayRules rules) {
        gateway = new Gateway(7, settings, rules, timing, new Random(1)::nextLong, this);
    }

    static ClusterMap map(int primary, PartitionConfig config) {
        List<Worker> workers = IntStream.range(0, 4)
                .mapToObj(i -> new Worker(i, new UUID(1, i), "w" + i, 1, 1, Worker.State.ACTIVE, "", ""))
                .toList();
        return ClusterMap.first(new UUID(0, 0), 3, workers, List.of(new Assignment(config, primary)), config);
    }

    @Override
    public Future<Performed> perform(int worker, Perform send) {
        sends.add(new Send(worker, send, timing.now(), Promise.promise()));
        return last().answer.future();
    }

    @Override
    public Future<ClusterMap> newestMap() {
        mapQuestions.add(Promise.promise());
        return mapQuestions.get(mapQuestions.size() - 1).future();
    }

    Send last() {
        return sends.get(sends.size() - 1);
    }

    Send send(int index) {
        return sends.get(index);
    }

    void pass(long millis) {
        timing.pass(millis);
    }

    void heardThatLeads(int worker, int round) {
        gateway.heard(worker, Map.of(0, Ballot.of(1, round, worker)));
    }

    /** An operation that ends well, and says where it was sent to. */
    int workerAskedFirst() {
        int before = sends.size();
        gateway.submit(PUT);
        Send first = send(before);
        first.done(CREATED);
        return first.worker;
    }

    void assertSends(int expected) {
        assertEquals(expected, sends.size());
    }

    static void assertEndsWith(Reply reply, Future<Result> end) {
        assertTrue(end.isComplete());
        assertEquals(reply, assertInstanceOf(Result.Done.class, end.result()).reply());
    }

    static void assertNothingHappened(Result.Reason reason, Future<Result> end) {
        assertTrue(end.isComplete());
        assertEquals(
                reason,
                assertInstanceOf(Result.DidNotHappen.class, end.result()).reason());
    }

    static void assertUnknown(Future<Result> end) {
        assertTrue(end.isComplete());
        assertInstanceOf(Result.Unknown.class, end.result());
    }

    static void assertPending(Future<Result> end) {
        assertFalse(end.isComplete());
    }

    /** A send that a worker has got, and how it answers. */
    record Send(int worker, Perform message, long at, Promise<Performed> answer) {
        void done(Reply reply) {
            answer(new Outcome.Done(reply));
        }

        void notTaken(Outcome.Reason reason) {
            answer(NotTaken.because(reason));
        }

        void notLeader(int hint) {
            answer(NotTaken.notLeader(hint));
        }

        void tooOld(OperationId newest) {
            answer(NotTaken.tooOld(newest));
        }

        void answer(Outcome outcome) {
            answer.complete(new Performed(outcome, 0));
        }

        void fail(RuntimeException why) {
            answer.fail(why);
        }

        OperationId id() {
            return message.operation().id();
        }

        void assertIs(int expectedWorker, boolean marked, boolean takeover) {
            assertEquals(
                    "worker " + expectedWorker + " marked " + marked + " takeover " + takeover,
                    "worker " + worker + " marked " + message.marked() + " takeover " + message.takeover());
        }
    }
}
