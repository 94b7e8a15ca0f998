package io.trivet.benchmark.heal;

/**
 * When which client is to send, however long its last answer takes: all in turn, at equal distances.
 *
 * @param begun in nanoseconds
 * @param perSecond of all clients together
 */
record Timetable(long begun, double perSecond, int clients) {
    private static final double SECOND = 1e9;

    long due(int client, long turn) {
        return begun + (long) ((turn * clients + client) * SECOND / perSecond);
    }
}
