package io.trivet.simulation;

import io.trivet.gateway.Result;
import io.trivet.gateway.Submission;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.trivet.watch.Change;
import io.trivet.watch.hub.Ids;
import io.trivet.watch.hub.Positions;
import io.trivet.watch.hub.Subscription;
import io.trivet.watch.hub.Told;
import io.trivet.watch.hub.Wanted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client that follows all keys as the documentation says: it watches, lists when it is told to, applies what came
 * since and what comes, and takes the stream up elsewhere with the last id it saw. What it has in the end must be what
 * is there. Each thing it is told must have been chosen, and never be older than one before.
 */
final class Follower {
    private final Cluster cluster;
    private final Dice dice;
    private final int number;
    private final Map<Bytes, Stamp> has = new TreeMap<>();
    private final Map<Bytes, Stamp> told = new HashMap<>();
    private Optional<String> id = Optional.empty();
    private Optional<String> idSeen = Optional.empty();
    private Optional<Listing> listing = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();
    private Optional<HubNode> hub = Optional.empty();
    private int connection;
    private int gateway;

    Follower(Cluster cluster, Dice dice, int number) {
        this.cluster = cluster;
        this.dice = dice;
        this.number = number;
        this.gateway = dice.below(cluster.gateways().size());
    }

    /** A list in the making, and what was told since it was begun. */
    private static final class Listing {
        private final Map<Bytes, Optional<Stamp>> found = new TreeMap<>();
        private final Map<Bytes, Optional<Stamp>> since = new TreeMap<>();
    }

    void start() {
        connect();
        look();
    }

    // ---------------------------------------------------------------- connections

    /** Now and then a connection breaks, and is made anew elsewhere. */
    private void look() {
        cluster.time().schedule(20 + dice.below(300), this::look);
        wake();
        boolean lost = !node().time().isAlive()
                || subscription.isEmpty()
                || hub.filter(present -> present == node().hub()).isEmpty();
        if (lost || dice.oneIn(cluster.isHealed() ? 40 : 6)) {
            subscription.ifPresent(Subscription::end);
            gateway = dice.below(cluster.gateways().size());
            connect();
        }
    }

    /** In the product somebody takes a partition that nobody leads, asked for or not; here it has to be asked for. */
    private void wake() {
        if (cluster.isHealed()) {
            for (int key = 0; key < cluster.profile().shape().keys(); key++) {
                cluster.pickGateway(dice).submit(Submission.of(cluster.key(key), new Action.Get()));
            }
        }
    }

    private GatewayNode node() {
        return cluster.gateways().get(gateway);
    }

    private void connect() {
        int mine = ++connection;
        told.clear();
        hub = Optional.of(node().hub());
        Optional<Positions> since = id.map(text -> Ids.positions(text).orElseThrow());
        cluster.trace()
                .add(() -> this + " watches at " + node()
                        + (since.isPresent() ? " " + since.get().each() : ""));
        subscription = node().hub().hub().watch(new Wanted(Bytes.EMPTY, dice.oneIn(2)), since, event -> {
            if (mine == connection) {
                told(event);
            }
        });
        if (since.isEmpty()) {
            // What was listed under a stream that never became ready says nothing of this one.
            listing = Optional.empty();
        }
    }

    // ---------------------------------------------------------------- what it is told

    private void told(Told event) {
        cluster.counters().told++;
        if (event instanceof Told.Changed changed) {
            changed.changes().forEach(this::changed);
        } else if (event instanceof Told.Ready ready) {
            cluster.counters().resumed += ready.resumed() ? 1 : 0;
            seen(ready.id(), !ready.resumed());
        } else if (event instanceof Told.Reset reset) {
            cluster.counters().resets++;
            seen(reset.id(), true);
        } else if (event instanceof Told.Mark mark) {
            seen(mark.id(), false);
        }
    }

    private void seen(String newId, boolean mustList) {
        cluster.trace()
                .add(() ->
                        this + " is told " + Ids.positions(newId).orElseThrow().each() + (mustList ? ", lists" : ""));
        if (mustList) {
            list();
        }
        // An id taken up while a list is being made would stand for what the list is to bring.
        idSeen = Optional.of(newId);
        if (listing.isEmpty()) {
            id = idSeen;
        }
    }

    private void changed(Change change) {
        int partition = node().map().orElseThrow().partitionOf(change.key().array());
        cluster.trace().add(() -> this + " is told " + change);
        if (!cluster.invariants().isChosen(partition, change.key(), change.stamp())) {
            cluster.invariants().violated("watch: " + this + " is told what was not chosen: " + change);
        }
        Stamp before = told.getOrDefault(change.key(), Stamp.NONE);
        if (before.isAbove(change.stamp())) {
            cluster.invariants().violated("watch: " + this + " is told " + change + " after " + before);
        }
        told.put(change.key(), change.stamp());
        Optional<Stamp> state =
                change.kind() == Change.Kind.PUT ? Optional.of(change.facts().etag()) : Optional.empty();
        listing.ifPresentOrElse(present -> present.since.put(change.key(), state), () -> apply(change.key(), state));
    }

    private void apply(Bytes key, Optional<Stamp> state) {
        state.ifPresentOrElse(etag -> has.put(key, etag), () -> has.remove(key));
    }

    // ---------------------------------------------------------------- listing

    private void list() {
        Listing made = new Listing();
        listing = Optional.of(made);
        for (int key = 0; key < cluster.profile().shape().keys(); key++) {
            read(made, cluster.key(key));
        }
    }

    private void read(Listing made, Bytes key) {
        if (listing.filter(present -> present == made).isEmpty()) {
            return;
        }
        GatewayNode through = cluster.pickGateway(dice);
        boolean[] answered = {false};
        through.submit(Submission.of(key, new Action.Get())).onSuccess(result -> {
            if (!answered[0] && result instanceof Result.Found found) {
                answered[0] = true;
                found(made, key, found.row());
            }
        });
        cluster.time().schedule(1_000, () -> {
            if (!answered[0]) {
                answered[0] = true;
                read(made, key);
            }
        });
    }

    private void found(Listing made, Bytes key, Optional<Row> row) {
        made.found.put(key, row.map(Row::state).map(State::etag));
        boolean present = listing.filter(one -> one == made).isPresent();
        if (present && made.found.size() == cluster.profile().shape().keys()) {
            listing = Optional.empty();
            id = idSeen;
            made.found.forEach(this::apply);
            made.since.forEach(this::apply);
        }
    }

    // ---------------------------------------------------------------- the end

    Optional<String> difference() {
        ClusterState truth = new ClusterState();
        if (listing.isEmpty() && truth.etags.equals(has)) {
            return Optional.empty();
        }
        return Optional.of("watch: " + this + (listing.isPresent() ? ", which still lists," : "") + " has " + has
                + " in the end, but there is " + truth.etags);
    }

    /** What there is. */
    private final class ClusterState {
        private final Map<Bytes, Stamp> etags = new TreeMap<>();

        ClusterState() {
            for (int i = 0; i < cluster.profile().shape().keys(); i++) {
                Bytes key = cluster.key(i);
                int partition = node().map().orElseThrow().partitionOf(key.array());
                cluster.invariants()
                        .newest(partition, key)
                        .filter(row -> !row.isTombstone())
                        .ifPresent(row -> etags.put(key, row.state().etag()));
            }
        }
    }

    @Override
    public String toString() {
        return "follower " + number;
    }
}
