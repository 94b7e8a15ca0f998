package io.trivet.simulation;

import io.trivet.bus.Topics;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.Testimony;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Ballot;
import io.trivet.simulation.world.NodeTime;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One run of a worker's process: lanes over its database, what it has seen of others, heartbeats. */
final class WorkerProcess {
    private static final int HEARTBEAT = 200;

    private final Cluster cluster;
    private final WorkerNode node;
    private final NodeTime time;
    private final long session;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<UUID, Life> seen = new TreeMap<>();
    private Optional<ClusterMap> map = Optional.empty();
    private long incarnation;
    private long told;
    private boolean serving;

    WorkerProcess(Cluster cluster, WorkerNode node, NodeTime time, long session) {
        this.cluster = cluster;
        this.node = node;
        this.time = time;
        this.session = session;
        for (int lane = 0; lane < cluster.profile().shape().lanes(); lane++) {
            lanes.add(new Lane(cluster, this, lane));
        }
    }

    void start() {
        lanes.get(0).connect(this::born);
    }

    /**
     * In one transaction every lane's fence is raised, the start is counted, and what the database knows is read.
     * Not one fence after the other: a former process could take one back in between, and go on raising the beat.
     */
    private void born(Lane first) {
        first.store()
                .transaction(database -> {
                    lanes.forEach(lane -> database.raiseFence(lane.index()));
                    database.node().incarnation++;
                    database.node().nonce = session;
                    seen.putAll(database.node().seen);
                    map = database.node().map;
                    incarnation = database.node().incarnation;
                    return database.life(session);
                })
                .onSuccess(this::ask)
                .onFailure(cause -> time.after(20, this::start));
    }

    /** Nothing is served before a majority of the others has said what it saw of this database. */
    private void ask(Life own) {
        if (map.isEmpty() || map.get().workers().size() < 2 || !cluster.rules().asksTestimony()) {
            serve();
            return;
        }
        askRound(new TreeMap<>(), own);
    }

    private void askRound(Map<Integer, Optional<Life>> testimonies, Life own) {
        if (serving || !time.isAlive()) {
            return;
        }
        int others = (int) map.orElseThrow().workers().stream()
                .filter(worker -> worker.number() != node.number())
                .count();
        cluster.workers().stream()
                .filter(other ->
                        other != node && map.get().worker(other.number()).isPresent())
                .forEach(other -> cluster.call(
                                node.number(), other.number(), time, process -> process.testify(node.identity()))
                        .onSuccess(testimony -> {
                            testimonies.putIfAbsent(other.number(), testimony);
                            judge(own, List.copyOf(testimonies.values()), others);
                        }));
        time.after(60, () -> askRound(testimonies, own));
    }

    /** What is said once it serves is of its own doing. */
    private void judge(Life own, List<Optional<Life>> testimonies, int others) {
        if (serving) {
            return;
        }
        Testimony.Verdict verdict = Testimony.judge(own, testimonies, others);
        if (verdict instanceof Testimony.Verdict.Serve) {
            serve();
        } else if (node.database().node().incarnation != own.incarnation()) {
            // Started over while it was asking: the other process is the worker now.
            end();
        } else if (verdict instanceof Testimony.Verdict.NotThatWorker not && time.isAlive()) {
            cluster.trace().add(() -> node + " is not that worker: " + not.why());
            time.kill();
            node.startAsNew();
        }
    }

    private void serve() {
        if (!serving) {
            serving = true;
            lanes.forEach(lane -> lane.connect(Lane::inspect));
            time.after(1, this::heartbeat);
        }
    }

    // ---------------------------------------------------------------- messages

    Future<Answer> answer(Request request) {
        return serving ? lane(request.partition()).answer(request) : Future.failedFuture("not serving");
    }

    Future<Performed> perform(Perform send) {
        return serving
                ? lane(send.partition()).perform(send)
                : Promise.<Performed>promise().future();
    }

    Future<Changes> watch(int lane, String asker, Poll poll) {
        return serving
                ? lanes.get(lane).watch(asker, poll)
                : Promise.<Changes>promise().future();
    }

    /** Only once it has read what it remembers: before that it would say that it has seen nothing. */
    Future<Optional<Life>> testify(UUID identity) {
        return incarnation == 0
                ? Promise.<Optional<Life>>promise().future()
                : Future.succeededFuture(Optional.ofNullable(seen.get(identity)));
    }

    void heard(Life other) {
        seen.merge(other.identity(), other, Life::further);
    }

    void see(ClusterMap newer) {
        boolean mine = map.isEmpty() || map.get().clusterId().equals(newer.clusterId());
        if (mine && map.map(ClusterMap::version).orElse(0L) < newer.version()) {
            map = Optional.of(newer);
            lanes.forEach(Lane::seeMap);
        }
    }

    private void heartbeat() {
        time.after(HEARTBEAT, this::heartbeat);
        lanes.get(0).remember();
        Map<Integer, Ballot> leads = new TreeMap<>();
        lanes.forEach(lane -> leads.putAll(lane.leads()));
        Life now = life();
        cluster.heartbeat(node, now, leads, map);
    }

    /** Told with every answer that somebody counts: this process' own start, and how far the database has lived. */
    Life life() {
        told = Math.max(told, node.database().node().beat);
        return new Life(node.identity(), incarnation, session, 0, told);
    }

    /** What a lane finds when it connects again must be the database that this process knows. */
    void reconnected(Lane lane, Life found) {
        Life known = new Life(node.identity(), incarnation, session, 0, told);
        if (cluster.rules().asksTestimony()
                && Testimony.doubtOnReconnect(known, found).isPresent()) {
            end();
        } else {
            lane.open();
        }
    }

    Lane lane(int partition) {
        return lanes.get(Topics.laneOf(partition, lanes.size()));
    }

    List<Lane> lanes() {
        return lanes;
    }

    Map<UUID, Life> seen() {
        return seen;
    }

    Cluster cluster() {
        return cluster;
    }

    Optional<ClusterMap> map() {
        return map;
    }

    boolean isServing() {
        return serving;
    }

    NodeTime time() {
        return time;
    }

    long session() {
        return session;
    }

    WorkerNode node() {
        return node;
    }

    /** It finds that it must not go on; whoever supervises it starts another, unless there is one. */
    private void end() {
        kill();
        node.ended(this);
    }

    void kill() {
        time.kill();
        lanes.forEach(Lane::abandon);
    }
}
