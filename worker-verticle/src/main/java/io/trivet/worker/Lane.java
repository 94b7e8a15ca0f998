package io.trivet.worker;

import io.trivet.bus.Heartbeat.Status;
import io.trivet.bus.wire.RowCodec;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.trivet.register.Replica;
import io.trivet.register.host.Host;
import io.trivet.register.host.Rules;
import io.trivet.register.store.WatchedStore;
import io.trivet.worker.store.PostgresStore;
import io.trivet.worker.store.StoreFailure;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;

/**
 * One lane of a worker: a fenced connection to its database, and the replica over it, on one event loop. When the store
 * is lost both are thrown away and made anew, so nothing that was held in memory outlives the connection it rests on.
 */
final class Lane {
    /** Not to serve. */
    private static final int NOBODY = -1;

    private final LaneHome home;
    private final MemberPeers peers;
    private final SecureRandom random = new SecureRandom();
    private Optional<Connection> connection = Optional.empty();
    private Optional<ClusterMap> map = Optional.empty();
    private String trouble = "it waits for others to vouch for its database";
    private int number = NOBODY;
    private boolean connecting;
    private boolean stopped;

    Lane(LaneHome home, MemberPeers peers) {
        this.home = home;
        this.peers = peers;
    }

    /** Serves as this worker, and goes on connecting until it is paused or stopped. */
    void serve(int asNumber) {
        leave("it serves as another");
        trouble = "it has not connected to its PostgreSQL yet";
        number = asNumber;
        if (!connecting) {
            connect();
        }
    }

    /** Answers nothing more until it is told as whom to serve. */
    void pause(String why) {
        leave(why);
        trouble = why;
        number = NOBODY;
    }

    /** The connection goes, too: over the same one the next replica would not know of a promise that is under way. */
    private Future<Void> leave(String why) {
        Optional<Connection> last = connection;
        connection = Optional.empty();
        last.ifPresent(present -> present.close(why));
        return last.map(present -> present.store.close()).orElse(Future.succeededFuture());
    }

    private void connect() {
        connecting = !stopped && number != NOBODY;
        if (connecting) {
            PostgresStore.connect(
                            home.access(),
                            home.index(),
                            home.lanes(),
                            home.beats().life())
                    .onSuccess(this::connected)
                    .onFailure(this::failed);
        }
    }

    private void connected(PostgresStore store) {
        connecting = false;
        if (stopped || number == NOBODY) {
            store.close();
            return;
        }
        home.beats().reached(home.index(), store.beat());
        Connection fresh = new Connection(store);
        connection = Optional.of(fresh);
        open(fresh);
    }

    private void open(Connection present) {
        int as = number;
        WatchedStore watched = new WatchedStore(
                present.store, home.access().timing(), home.tuning().stall(), present);
        present.watched = Optional.of(watched);
        Replica.open(host(as), watched, RowCodec.PACKING, home::owns).onSuccess(replica -> {
            if (isPresent(present)) {
                present.replica = Optional.of(replica);
                trouble = "";
                peers.serve(as, replica);
                home.listener().serves(home.index());
                map.ifPresent(replica::see);
            }
        });
    }

    private Host host(int as) {
        return new Host(
                as,
                home.session(),
                peers,
                home.access().timing(),
                random::nextLong,
                home.tuning().settings(),
                new Rules(),
                home.listener());
    }

    private boolean isPresent(Connection one) {
        return connection.filter(present -> present == one).isPresent();
    }

    private void lost(Connection one, Throwable cause) {
        if (isPresent(one)) {
            leave("the store is lost");
            failed(cause);
        }
    }

    private void failed(Throwable cause) {
        trouble = Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
        if (cause instanceof StoreFailure failure && failure.kind() == StoreFailure.Kind.NOT_OURS) {
            stopped = true;
            home.listener().mustStop(trouble);
        } else if (!stopped) {
            connecting = true;
            home.listener().away(home.index(), trouble);
            home.access().timing().after(home.tuning().reconnect(), this::connect);
        }
    }

    // ---------------------------------------------------------------- for those who ask

    /** The replica, while it can answer. */
    Optional<Replica> replica() {
        return connection.flatMap(present -> present.replica);
    }

    Optional<PostgresStore> store() {
        return connection.map(present -> present.store);
    }

    Status state() {
        return replica().isEmpty() ? Status.AWAY : isStalled() ? Status.SLOW : Status.WELL;
    }

    private boolean isStalled() {
        return connection
                .flatMap(present -> present.watched)
                .filter(WatchedStore::isStalled)
                .isPresent();
    }

    /** Why it is not well, or nothing. */
    String trouble() {
        return state() == Status.SLOW ? stalled() : trouble;
    }

    private String stalled() {
        return "its PostgreSQL has not answered for " + home.tuning().stall() + " ms";
    }

    Optional<ClusterMap> map() {
        return map;
    }

    int number() {
        return number;
    }

    boolean owns(int partition) {
        return home.owns(partition);
    }

    // ---------------------------------------------------------------- what the process tells it

    /** A chosen map. */
    void see(ClusterMap newest) {
        map = Optional.of(newest);
        replica().ifPresent(replica -> replica.see(newest));
    }

    /** Writes down, by the fenced connection, what the process has seen. */
    void remember(Optional<ClusterMap> newest, Collection<Life> seen) {
        connection.ifPresent(present -> present.store.remember(newest, seen).onFailure(cause -> lost(present, cause)));
    }

    /** Asks its database something: one that is not used fails nobody, and would seem well for ever. */
    void probe() {
        connection.filter(present -> !present.probing).ifPresent(present -> {
            present.probing = true;
            present.store
                    .fence()
                    .onFailure(cause -> lost(present, cause))
                    .onComplete(answer -> present.probing = false);
        });
    }

    /** Gives up what it leads and takes no more; completes when the connection is closed. */
    Future<Void> stop() {
        stopped = true;
        return leave("this worker stops");
    }

    /** What there is while the database can be used. */
    private final class Connection implements WatchedStore.Listener {
        private final PostgresStore store;
        private Optional<WatchedStore> watched = Optional.empty();
        private Optional<Replica> replica = Optional.empty();
        private boolean probing;

        Connection(PostgresStore store) {
            this.store = store;
        }

        void close(String why) {
            replica.ifPresent(open -> open.close(why));
            replica = Optional.empty();
        }

        @Override
        public void lost(Throwable cause) {
            Lane.this.lost(this, cause);
        }

        @Override
        public void stalled() {
            if (isPresent(this)) {
                home.listener().stalls(home.index(), Lane.this.stalled());
                replica.ifPresent(open -> open.resign("the database does not answer"));
            }
        }

        @Override
        public void answers() {
            if (isPresent(this)) {
                home.listener().answers(home.index());
            }
        }
    }
}
