package io.trivet.node.cluster;

import io.trivet.bus.Courier;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * This process' link to the others. It keeps the process in the cluster: when a stay there is over, because the process
 * was frozen or because of a fault, it makes a new session with the same inboxes and fresh addresses. Any thread may
 * use it.
 */
public final class ClusterLink implements Courier {
    /** The exit code of a process that cannot get back into the cluster: whatever supervises it starts it again. */
    public static final int HOPELESS = 42;

    private final LinkParts parts;
    private final Supervisor supervisor;
    private boolean started;

    public ClusterLink(String node, ClusterSettings settings, LinkListener listener) {
        this(node, settings, LinkTimes.forEviction(settings.evictAfter()), listener);
    }

    ClusterLink(String node, ClusterSettings settings, LinkTimes times, LinkListener listener) {
        Watchdog watchdog = new Watchdog(times.gap());
        this.parts = new LinkParts(node, settings, times, new Doors(), watchdog, new LinkCounters(), listener::ended);
        this.supervisor = new Supervisor(parts, listener);
    }

    // ---------------------------------------------------------------- before it starts

    /** Hands over to this context whatever is sent to this desk, in every session. */
    public synchronized ClusterLink listen(String desk, Context context, Handler<Buffer> handler) {
        checkNotStarted();
        parts.doors().desk(desk, context, handler);
        return this;
    }

    /** Hands over to this context whatever is published there, by this process too, in every session. */
    public synchronized ClusterLink subscribe(String topic, Context context, Handler<Buffer> handler) {
        checkNotStarted();
        parts.doors().topic(topic, context, handler);
        return this;
    }

    /**
     * Joins the cluster.
     *
     * @param local the Vert.x that is not in the cluster, on which the future completes when the process is in it, and
     *     one of whose event loops all sessions use
     */
    public synchronized Future<Void> start(Vertx local) {
        checkNotStarted();
        started = true;
        return onto(local.getOrCreateContext(), supervisor.start(new Joining(parts, local)));
    }

    /** Leaves the cluster for good. */
    public synchronized Future<Void> stop(Vertx local) {
        return started ? onto(local.getOrCreateContext(), supervisor.stop()) : Future.succeededFuture();
    }

    /** A session that is registered in the cluster has to know all its inboxes: registering later takes seconds. */
    private void checkNotStarted() {
        if (started) {
            throw new IllegalStateException("the link has been started");
        }
    }

    /** What a thread of the link completes goes on where it belongs. */
    private static Future<Void> onto(Context context, Future<Void> future) {
        Promise<Void> there = Promise.promise();
        future.onComplete(result -> context.runOnContext(turn -> there.handle(result)));
        return there.future();
    }

    // ---------------------------------------------------------------- while it runs

    @Override
    public boolean send(String address, Buffer parcel) {
        return supervisor
                .session()
                .filter(session -> session.send(address, parcel))
                .isPresent();
    }

    @Override
    public void publish(String topic, Buffer body) {
        supervisor.session().ifPresent(session -> session.publish(topic, body));
    }

    /**
     * Finds out the way to an address before it is needed: the first message there waits for a look into the cluster's
     * tables. Nobody is handed anything.
     */
    public void knock(String address) {
        supervisor.session().ifPresent(session -> session.knock(address));
    }

    /** The present session; none between two stays in the cluster. */
    public Optional<String> session() {
        return supervisor.session().map(Session::name);
    }

    /** Where others reach a desk now. */
    public Optional<String> address(String desk) {
        return supervisor.session().map(session -> session.address(desk));
    }

    /** How many processes Hazelcast counts, this one included; it notices seconds later than the roster. */
    public int members() {
        return supervisor.session().map(Session::members).orElse(0);
    }

    /** Has the present session replaced by another, as if the process had been frozen. */
    void endSession(String why) {
        supervisor.end(why);
    }

    public LinkCounters counters() {
        return parts.counters();
    }
}
