package io.trivet.cluster;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A worker as the cluster map knows it.
 *
 * <p>Whether it is alive is not in the map: that changes too often, and nothing that safety depends on may rest on it.
 *
 * @param number given by the map, never used again for another worker
 * @param identity made together with the worker's database; a lost or restored database is another worker
 * @param incarnation the newest start of the process that was seen
 * @param beat the highest durable beat that was seen; a database that shows a lower one has been restored
 */
public record Worker(
        int number, UUID identity, String name, long incarnation, long beat, State state, String address, String zone) {

    /** What is planned for a worker. */
    public enum State {
        /** Replicas may be placed here. */
        ACTIVE,
        /** Keeps serving while its replicas are moved elsewhere. */
        DRAINING,
        /** Gone for good; remembered so that its database is recognized if it comes back. */
        REMOVED
    }

    /** Names, addresses and zones are at most this many bytes of UTF-8. */
    public static final int MAX_TEXT = 255;

    public Worker {
        if (number < 0 || number > WorkerSet.MAX_NUMBER || WorkerSet.isController(number)) {
            throw new IllegalArgumentException("not a worker's number: " + number);
        }
        if (incarnation < 0 || beat < 0) {
            throw new IllegalArgumentException("negative incarnation or beat: " + incarnation + ", " + beat);
        }
        requireText(name);
        requireText(address);
        requireText(zone);
    }

    public Worker withState(State newState) {
        return new Worker(number, identity, name, incarnation, beat, newState, address, zone);
    }

    /** What was seen of this worker's database; neither number ever goes back. */
    public Worker seen(long anIncarnation, long aBeat) {
        long newest = Math.max(incarnation, anIncarnation);
        return new Worker(number, identity, name, newest, Math.max(beat, aBeat), state, address, zone);
    }

    private static void requireText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT) {
            throw new IllegalArgumentException("longer than " + MAX_TEXT + " bytes: " + text);
        }
        if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
            throw new IllegalArgumentException("a lone surrogate cannot be stored: " + text);
        }
    }
}
