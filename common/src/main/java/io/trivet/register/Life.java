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
    /** The further of two lives of one identity. */
    public static Life further(Life a, Life b) {
        if (a.incarnation != b.incarnation) {
            return a.incarnation > b.incarnation ? a : b;
        }
        return a.beat >= b.beat ? a : b;
    }
}
