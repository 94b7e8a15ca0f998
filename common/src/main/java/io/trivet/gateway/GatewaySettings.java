package io.trivet.gateway;

/**
 * The limits of a gateway. All times are in milliseconds.
 *
 * @param defaultTimeout the deadline of an operation that names none
 * @param maxInFlight operations under way at once; one more is refused
 * @param mapFetchTimeout how long an answer to the question for a newer map is waited for
 */
public record GatewaySettings(
        long defaultTimeout,
        int maxInFlight,
        long mapFetchTimeout,
        Attempts attempts,
        Pauses pauses,
        Suspicion suspicion,
        Ids ids) {
    public static final GatewaySettings DEFAULTS = new GatewaySettings(
            5_000, 10_000, 500, Attempts.DEFAULTS, Pauses.DEFAULTS, Suspicion.DEFAULTS, Ids.DEFAULTS);

    public GatewaySettings {
        Check.that(defaultTimeout > 0 && maxInFlight > 0 && mapFetchTimeout > 0, "timeouts and limits are above 0");
    }

    /**
     * How long a send may stay unanswered before the next one: {@code factor} times the recent p99, within bounds.
     *
     * @param takeover what a send that asks for a takeover is given on top: the asked worker's own question takes time,
     *     and asking the next one too early would set the two against each other
     */
    public record Attempts(long shortest, long longest, int factor, long takeover) {
        public static final Attempts DEFAULTS = new Attempts(50, 200, 3, 200);

        public Attempts {
            Check.that(
                    shortest > 0 && shortest <= longest && factor > 0 && takeover >= 0, "attempt times are in order");
        }
    }

    /**
     * What keeps an operation that is turned away from being sent in circles.
     *
     * @param atOnce how many times in a row it is sent on without a pause
     * @param shortest the first pause; each is twice the one before
     */
    public record Pauses(int atOnce, long shortest, long longest) {
        public static final Pauses DEFAULTS = new Pauses(4, 10, 100);

        public Pauses {
            Check.that(atOnce >= 0 && shortest > 0 && shortest <= longest, "pauses are above 0 and in order");
        }
    }

    /**
     * When a worker is passed by.
     *
     * @param after attempts in a row that it let time out
     * @param probeInterval one operation per interval goes to it all the same
     */
    public record Suspicion(int after, long probeInterval) {
        public static final Suspicion DEFAULTS = new Suspicion(3, 1_000);

        public Suspicion {
            Check.that(after > 0 && probeInterval > 0, "suspicion takes at least one attempt");
        }
    }

    /**
     * What ids are good for.
     *
     * @param retryHorizon how long rows remember an id; nothing is sent later than half of it
     * @param clientLead how far a client's id may be ahead of the gateway's id clock
     */
    public record Ids(long retryHorizon, long clientLead) {
        public static final Ids DEFAULTS = new Ids(60_000, 60_000);

        public Ids {
            Check.that(retryHorizon > 1 && clientLead >= 0, "the retry horizon is above 1 ms");
        }

        public long retryTime() {
            return retryHorizon / 2;
        }
    }

    public GatewaySettings withMaxInFlight(int most) {
        return new GatewaySettings(defaultTimeout, most, mapFetchTimeout, attempts, pauses, suspicion, ids);
    }

    public GatewaySettings withDefaultTimeout(long millis) {
        return new GatewaySettings(millis, maxInFlight, mapFetchTimeout, attempts, pauses, suspicion, ids);
    }

    /** A class of its own: the parts must not initialize the whole, which needs their defaults to be there. */
    private static final class Check {
        static void that(boolean condition, String text) {
            if (!condition) {
                throw new IllegalArgumentException("not so: " + text);
            }
        }
    }
}
