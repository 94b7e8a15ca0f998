package io.trivet.benchmark.heal;

/**
 * What a client has got. All times are those of {@link System#nanoTime}.
 *
 * @param due when it was to be sent
 * @param done whether it was answered with success
 */
record Operation(int client, long due, long ended, boolean done) {
    /** In microseconds, with what it was sent too late, since whoever had wanted it would have waited for that too. */
    long micros() {
        return (ended - due) / 1_000;
    }
}
