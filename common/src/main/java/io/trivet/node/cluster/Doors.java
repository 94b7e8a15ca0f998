package io.trivet.node.cluster;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Under which names this process takes messages: the same in each of its sessions. */
final class Doors {
    /** Senders keep bounds of their own; this one is for the day on which an event loop stands still. */
    private static final int PART_OF_HEAP = 8;

    private final long mostWaiting = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    private final Map<String, Inbox> desks = new ConcurrentHashMap<>();
    private final Map<String, List<Inbox>> topics = new ConcurrentHashMap<>();

    void desk(String name, Context context, Handler<Buffer> handler) {
        if (desks.putIfAbsent(name, new Inbox(context, handler, mostWaiting)) != null) {
            throw new IllegalStateException("somebody listens at desk " + name + " already");
        }
    }

    void topic(String name, Context context, Handler<Buffer> handler) {
        topics.computeIfAbsent(name, first -> new CopyOnWriteArrayList<>())
                .add(new Inbox(context, handler, mostWaiting));
    }

    Map<String, Inbox> desks() {
        return desks;
    }

    Map<String, List<Inbox>> topics() {
        return topics;
    }
}
