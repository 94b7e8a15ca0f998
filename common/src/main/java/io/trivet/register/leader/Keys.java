package io.trivet.register.leader;

import io.trivet.register.host.Settings;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that a leader keeps in memory, the longest unused first. Beyond a limit, idle ones that may be forgotten are
 * packed, and forgotten when there is no room for that either.
 */
public final class Keys {
    private static final int LOOKED_AT = 16;

    private final Leader leader;
    private final Map<Bytes, KeyQueue> queues = new LinkedHashMap<>(16, 0.75f, true);
    private final Packed packed;
    private long bytes;

    Keys(Leader leader) {
        this.leader = leader;
        this.packed = new Packed(leader);
    }

    KeyQueue get(Bytes key) {
        KeyQueue queue = queues.get(key);
        if (queue == null) {
            queue = new KeyQueue(leader, key);
            packed.unpack(queue);
            forgetSome(1);
            queues.put(key, queue);
        }
        return queue;
    }

    boolean contains(Bytes key) {
        return queues.containsKey(key) || packed.contains(key);
    }

    /**
     * A key may go only when nothing of it is pending and the leader's own acceptor holds exactly what is known: after
     * verification the own row is what the next operation on the key will believe.
     */
    private void forgetSome(int toCome) {
        Iterator<KeyQueue> eldest = queues.values().iterator();
        for (int i = 0; i < LOOKED_AT && isMore(toCome) && eldest.hasNext(); i++) {
            KeyQueue queue = eldest.next();
            boolean floor = queue.key().equals(Floor.KEY);
            if (!floor
                    && leader.host()
                            .rules()
                            .mayForget(queue.isIdle(), queue.knowledge().isHeld())) {
                eldest.remove();
                bytes -= queue.knowledge().bytes();
                pack(queue);
            }
        }
    }

    private void pack(KeyQueue queue) {
        if (queue.knowledge().isHeld() && !leader.isOver()) {
            packed.put(queue.key(), queue.knowledge().row());
        }
    }

    private boolean isMore(int toCome) {
        Settings.Sizes sizes = leader.settings().sizes();
        return queues.size() + toCome > sizes.knownKeys() || bytes > sizes.knownBytes();
    }

    /** A known value has become so much larger, or smaller. */
    void grew(long by) {
        bytes += by;
        if (by > 0) {
            forgetSome(0);
        }
    }

    /** Known keys that the own acceptor does not hold yet: they cannot be forgotten. */
    List<KeyQueue> unheld() {
        return queues.values().stream()
                .filter(queue -> !queue.knowledge().isHeld())
                .toList();
    }

    /** The same: whoever lists keys does not find these stored. */
    public List<Bytes> unwritten() {
        return unheld().stream().map(KeyQueue::key).toList();
    }

    List<KeyQueue> all() {
        return List.copyOf(queues.values());
    }

    /** More is kept than should be, because the own acceptor does not hold it yet. */
    boolean isFull() {
        return queues.size() > leader.settings().sizes().knownKeys();
    }

    /** No room for this key, until others can be forgotten. */
    boolean isCrowded(Bytes key) {
        return queues.size() > 2 * leader.settings().sizes().knownKeys() + LOOKED_AT && !queues.containsKey(key);
    }

    void beginAll() {
        all().forEach(KeyQueue::begin);
    }

    void end(int hint) {
        List<KeyQueue> all = new ArrayList<>(queues.values());
        queues.clear();
        bytes = 0;
        if (leader.host().rules().forgetsPacked()) {
            packed.clear();
        }
        all.forEach(queue -> queue.end(hint));
    }
}
