package io.trivet.register;

import java.util.UUID;

/**
 * How far a database has lived: told with every promise, every acceptance and every heartbeat.
 *
 * @param incarnation counts the starts of the worker, durably
 * @param nonce drawn at each start, so that two copies of one database tell themselves apart
 * @param timeline PostgreSQL's own, which a failover changes
 * @param beat raised by every transaction that answers somebody
 */
public record Life(UUID identity, long incarnation, long nonce, long timeline, long beat) {
    /** The further of two lives of one identity: the newer start, and the highest beat of either. */
    public static Life further(Life a, Life b) {
        Life newer = a.incarnation >= b.incarnation ? a : b;
        long beat = Math.max(a.beat, b.beat);
        return newer.beat == beat ? newer : new Life(a.identity, newer.incarnation, newer.nonce, newer.timeline, beat);
    }
}
