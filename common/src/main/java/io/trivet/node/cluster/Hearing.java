package io.trivet.node.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a session hears the others, and they it. Every process publishes something twice a second, so silence from
 * all of them while Hazelcast counts them as members means that our registrations are lost; questions that nobody
 * answers mean that we are not heard.
 */
final class Hearing {
    /** Whoever was heard within this time is asked: a frozen peer would prove nothing. */
    private static final long RECENT = 2_000;

    private final LinkTimes times;
    private final long begun;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile long lastHeard;
    private volatile long lastAsked;

    Hearing(LinkTimes times, long begun) {
        this.times = times;
        this.begun = begun;
        this.lastHeard = begun;
        this.lastAsked = begun;
    }

    void heard(long now) {
        lastHeard = now;
    }

    /** @param link where to ask that one back */
    void heard(String link, long now) {
        lastHeard = now;
        heard.put(link, now);
    }

    void answered() {
        unanswered.set(0);
    }

    /** Somebody to ask, if it is time to. The question counts as not answered until it is. */
    Optional<String> whomToAsk(long now) {
        if (now - lastAsked < times.ping()) {
            return Optional.empty();
        }
        lastAsked = now;
        heard.values().removeIf(at -> now - at > RECENT);
        List<String> peers = List.copyOf(heard.keySet());
        if (peers.isEmpty()) {
            return Optional.empty();
        }
        unanswered.incrementAndGet();
        return Optional.of(peers.get(ThreadLocalRandom.current().nextInt(peers.size())));
    }

    /** What is wrong, if something is. Only to be asked when Hazelcast says that there are others. */
    Optional<String> complaint(long now) {
        if (now - begun < times.calm()) {
            return Optional.empty();
        }
        if (now - lastHeard > times.deaf()) {
            return Optional.of("deaf: there are others, but nothing was heard of them for " + times.deaf() + " ms");
        }
        return unanswered.get() > times.deaf() / times.ping()
                ? Optional.of("mute: others are heard, but " + unanswered.get() + " questions in a row stayed open")
                : Optional.empty();
    }
}
