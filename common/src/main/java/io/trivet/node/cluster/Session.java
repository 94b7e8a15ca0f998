package io.trivet.node.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * A Vert.x in the cluster: what it sends and what it takes in. It keeps nothing that would be missed when it is thrown
 * away.
 */
final class Session {
    private static final String FROM = "from";
    private static final Buffer NOTHING = Buffer.buffer();
    private static final long PING_LIMIT = 2_000;

    private final LinkParts parts;
    private final Stay stay;
    private final OwnAddress address;
    private final HazelcastInstance hazelcast;
    private final Vertx vertx;
    private final Context context;
    private final Hearing hearing;
    private final String self;
    private final DeliveryOptions signed;

    Session(LinkParts parts, Stay stay, OwnAddress address, HazelcastInstance hazelcast, Vertx vertx) {
        this.parts = parts;
        this.stay = stay;
        this.address = address;
        this.hazelcast = hazelcast;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.hearing = new Hearing(parts.times(), parts.watchdog().awake());
        this.self = parts.address(stay.session());
        this.signed = new DeliveryOptions().addHeader(FROM, self);
    }

    String name() {
        return stay.session();
    }

    String address(String desk) {
        return parts.address(stay.session(), desk);
    }

    Vertx vertx() {
        return vertx;
    }

    HazelcastInstance hazelcast() {
        return hazelcast;
    }

    // ---------------------------------------------------------------- what goes out

    /** False when the session is being closed: then nothing has left. Whether it arrives nobody says. */
    boolean send(String address, Buffer body) {
        return run(() -> vertx.eventBus().send(address, body));
    }

    /** The first message to an address needs a look into the cluster's tables, which can take seconds. */
    void knock(String address) {
        run(() -> vertx.eventBus().send(address, NOTHING));
    }

    void publish(String topic, Buffer body) {
        run(() -> vertx.eventBus().publish(topic, body, signed));
    }

    private boolean run(Runnable task) {
        if (stay.isOver()) {
            return false;
        }
        try {
            context.runOnContext(turn -> task.run());
            parts.counters().countSent();
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    // ---------------------------------------------------------------- what comes in

    /** Completes when the whole cluster knows all our addresses. */
    Future<Void> openDoors() {
        List<Future<Void>> open = new ArrayList<>();
        parts.doors()
                .desks()
                .forEach((desk, inbox) -> open.add(listen(address(desk), message -> {
                    hearing.heard(parts.watchdog().awake());
                    take(inbox, message);
                })));
        parts.doors()
                .topics()
                .forEach((topic, inboxes) -> open.add(listen(topic, message -> {
                    heardFrom(message);
                    inboxes.forEach(inbox -> take(inbox, message));
                })));
        open.add(listen(self, message -> message.reply(NOTHING)));
        return Future.all(open).mapEmpty();
    }

    private Future<Void> listen(String address, Handler<Message<Object>> handler) {
        return vertx.eventBus().consumer(address, handler).completion();
    }

    private void heardFrom(Message<Object> message) {
        String from = message.headers().get(FROM);
        if (from != null && !from.equals(self)) {
            hearing.heard(from, parts.watchdog().awake());
        }
    }

    private void take(Inbox inbox, Message<Object> message) {
        if (!(message.body() instanceof Buffer body)
                || stay.isOver()
                || parts.watchdog().oversleeps()) {
            parts.counters().countDropped();
        } else if (body.length() > 0) {
            if (inbox.take(body)) {
                parts.counters().countReceived();
            } else {
                parts.counters().countDropped();
            }
        }
    }

    // ---------------------------------------------------------------- whether it is of use

    /** None once it is being left. */
    int members() {
        try {
            return hazelcast.getCluster().getMembers().size();
        } catch (HazelcastInstanceNotActiveException left) {
            return 0;
        }
    }

    /** Called by the watchdog in every round. */
    void check() {
        long now = parts.watchdog().awake();
        hearing.whomToAsk(now).ifPresent(this::ask);
        if (members() > 1) {
            hearing.complaint(now).ifPresent(stay::end);
        } else {
            // Nobody to be heard: whoever comes is given the full time.
            hearing.heard(now);
            mustNotHaveMoved();
        }
    }

    /** Hazelcast keeps to the address that it began with, and would never find the others from another one. */
    private void mustNotHaveMoved() {
        if (address.hasMoved()) {
            stay.end("this machine does not have the address " + address.text() + " any more");
        }
    }

    /** No answer counts by itself: see {@link Hearing}. */
    private void ask(String peer) {
        DeliveryOptions limited = new DeliveryOptions().setSendTimeout(PING_LIMIT);
        run(() -> vertx.eventBus().request(peer, NOTHING, limited).onSuccess(answer -> hearing.answered()));
    }
}
