package io.trivet.bus;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How late parcels are. Two processes' clocks have nothing in common, but the difference between arrival and sending
 * is never smaller than when nothing held a parcel up: the smallest of the last minute is what counts as punctual, and
 * what exceeds it was spent in buffers, of a frozen process for instance.
 *
 * <p>The minute is made of two windows, of which parcels that come end one at a time. So whatever a process hears first
 * after a freeze, however long, is held against what was punctual before it.
 */
final class Lateness {
    private static final long WINDOW = 30_000;

    private final Map<String, Peer> peers;

    Lateness(int most) {
        peers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Peer> eldest) {
                return size() > most;
            }
        };
    }

    /** By how many milliseconds a parcel is late. */
    long of(String address, long sentAt, long arrivedAt) {
        return peers.computeIfAbsent(address, a -> new Peer(arrivedAt)).late(sentAt, arrivedAt);
    }

    void forget(String address) {
        peers.remove(address);
    }

    private static final class Peer {
        private long least = Long.MAX_VALUE;
        private long leastBefore = Long.MAX_VALUE;
        private long windowStart;

        Peer(long now) {
            windowStart = now;
        }

        long late(long sentAt, long arrivedAt) {
            if (arrivedAt - windowStart >= WINDOW) {
                windowStart = arrivedAt;
                leastBefore = least;
                least = Long.MAX_VALUE;
            }
            long took = arrivedAt - sentAt;
            least = Math.min(least, took);
            return Math.max(0, took - Math.min(least, leastBefore));
        }
    }
}
