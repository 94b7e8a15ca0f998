package io.trivet.deploy.walk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Whether every client had a success in every second of the clock. Clients are careful: one whose port does not answer
 * goes to another. What is asked for all the same is only that a client has a success while its own port is there, and
 * was so during the second before; how the others fared is told beside it. A second in which this process itself was
 * kept waiting is void. Times are in nanoseconds; safe for many threads.
 */
final class ClientSeconds {
    private static final int MOST_TOLD = 12;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long origin;
    private final Map<String, Client> clients = new TreeMap<>();
    private final BitSet voids = new BitSet();

    ClientSeconds(long origin) {
        this.origin = origin;
    }

    private int second(long time) {
        return Math.toIntExact(Math.floorDiv(time - origin, SECOND));
    }

    private record Span(long from, long until) {
        boolean has(long begin, long end) {
            return from <= begin && end <= until;
        }
    }

    /** When a client was at work, and when its port was there as well. */
    private static final class Client {
        private final BitSet successes = new BitSet();
        private final Spans work = new Spans();
        private final Spans port = new Spans();
    }

    private static final class Spans {
        private final List<Span> ended = new ArrayList<>();
        private long since = Long.MAX_VALUE;

        void open(long now) {
            since = Math.min(since, now);
        }

        void close(long now) {
            if (since <= now) {
                ended.add(new Span(since, now));
            }
            since = Long.MAX_VALUE;
        }

        boolean have(long begin, long end) {
            return since <= begin || ended.stream().anyMatch(span -> span.has(begin, end));
        }
    }

    private Client client(String name) {
        return clients.computeIfAbsent(name, created -> new Client());
    }

    // ---------------------------------------------------------------- told

    /** It is at work from now on, and its port is there. */
    synchronized void begins(String client, long now) {
        client(client).work.open(now);
        client(client).port.open(now);
    }

    /** Its port may be gone from now on, and it goes to others. */
    synchronized void portGone(String client, long now) {
        client(client).port.close(now);
    }

    synchronized void ends(String client, long now) {
        client(client).work.close(now);
        client(client).port.close(now);
    }

    synchronized void succeeded(String client, long now) {
        client(client).successes.set(second(now));
    }

    synchronized void stalled(long from, long until) {
        voids.set(second(from), second(until) + 1);
    }

    // ---------------------------------------------------------------- sums

    /**
     * @param counted client-seconds in which there had to be a success
     * @param without those of them that had none
     * @param voided client-seconds that do not count
     * @param elsewhere client-seconds of those whose port was gone or had just come
     * @param elsewhereWithout those of them without a success
     */
    record Sum(int counted, List<String> without, int voided, int elsewhere, int elsewhereWithout) {
        /** None may be without, unless the walk was told to tolerate some, on a machine too small for its processes. */
        void mustBeServed() {
            long tolerated = counted * (long) Integer.getInteger("walk.tolerate", 0) / 1_000;
            if (without.size() > tolerated) {
                throw new Violation(
                        "Expected a success of every client in every second, but for %d: %s.", tolerated, this);
            }
        }

        @Override
        public String toString() {
            return ("%,d client-seconds, %d without a success%s; %,d void;"
                            + " %,d more with the port away, %d of them without")
                    .formatted(
                            counted,
                            without.size(),
                            without.isEmpty() ? "" : " " + some(without),
                            voided,
                            elsewhere,
                            elsewhereWithout);
        }
    }

    private static String some(List<String> all) {
        return all.size() <= MOST_TOLD ? all.toString() : all.subList(0, MOST_TOLD) + " and more";
    }

    /** Of the seconds that began after the first time and ended before the second one. */
    synchronized Sum sum(long since, long now) {
        int counted = 0;
        int voided = 0;
        int elsewhere = 0;
        int elsewhereWithout = 0;
        List<String> without = new ArrayList<>();
        for (int second = second(since) + 1; second < second(now); second++) {
            long begin = origin + second * SECOND;
            for (Map.Entry<String, Client> entry : clients.entrySet()) {
                Client client = entry.getValue();
                boolean success = client.successes.get(second);
                if (!client.work.have(begin, begin + SECOND)) {
                    continue;
                }
                if (voids.get(second)) {
                    voided++;
                } else if (!client.port.have(begin - SECOND, begin + SECOND)) {
                    elsewhere++;
                    elsewhereWithout += success ? 0 : 1;
                } else {
                    counted++;
                    if (!success) {
                        without.add(entry.getKey() + " in second " + second);
                    }
                }
            }
        }
        return new Sum(counted, without, voided, elsewhere, elsewhereWithout);
    }
}
