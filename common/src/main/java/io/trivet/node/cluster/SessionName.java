package io.trivet.node.cluster;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a session is called: which start of which process it belongs to, and the how-manieth of it. So it can be told
 * which of two sessions of a process is the newer one, without a clock.
 */
record SessionName(String process, long count) implements Comparable<SessionName> {
    private static final int RANDOM_BYTES = 6;
    private static final String FORM = "[0-9a-f]{" + 2 * RANDOM_BYTES + "}-[0-9]{1,18}";

    static SessionName ofNewProcess() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return new SessionName(HexFormat.of().formatHex(random), 0);
    }

    /** Any text is a name: one that we would not have given is a process of its own. */
    static SessionName parse(String text) {
        if (!text.matches(FORM)) {
            return new SessionName(text, 0);
        }
        int dash = text.indexOf('-');
        return new SessionName(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
    }

    SessionName next() {
        return new SessionName(process, count + 1);
    }

    boolean isOfSameProcess(SessionName other) {
        return process.equals(other.process);
    }

    /** Only sessions of one process have an order that means something. */
    @Override
    public int compareTo(SessionName other) {
        int byProcess = process.compareTo(other.process);
        return byProcess != 0 ? byProcess : Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return process + "-" + count;
    }
}
