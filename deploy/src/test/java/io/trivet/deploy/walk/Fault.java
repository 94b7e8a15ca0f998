package io.trivet.deploy.walk;

import java.time.Duration;

/**
 * Something that is done to a cluster and then undone. A machine is a worker with its database.
 *
 * @param victim that nothing else is done to meanwhile
 * @param text of what is done
 * @param course from the beginning to the end of it
 */
record Fault(Kind kind, String victim, String text, Runnable course) {
    /** The victim that is everybody. */
    static final String ALL = "all";

    /** The victim of a change of who is in the cluster, unless it is one of them. */
    static final String MEMBERS = "the members";

    enum Kind {
        WORKER_PAUSED,
        WORKER_KILLED,
        WORKER_SLOW,
        DATABASE_PAUSED,
        DATABASE_KILLED,
        DATABASE_SLOW,
        MACHINE_PAUSED,
        MACHINE_KILLED,
        CONTROLLER_PAUSED,
        CONTROLLER_KILLED,
        CONTROLLER_SLOW,
        NODE_CUT_OFF,
        NODE_MUTE,
        NODE_DEAF,
        NODE_LOSES_PACKETS,
        TWO_CUT_APART,
        DATABASE_CUT_OFF,
        CLOCK_JUMPED,
        DISK_FULL,
        DATABASES_KILLED,
        EVERYTHING_KILLED,
        WORKER_DRAINED,
        WORKER_ADDED,
        WORKER_REMOVED,
        WORKER_REPLACED
    }

    static Fault lasting(Kind kind, String victim, String text, Duration time, Runnable begin, Runnable end) {
        return new Fault(kind, victim, "%s, %.1f s".formatted(text, time.toMillis() / 1_000.0), () -> {
            begin.run();
            Waiting.pause(time);
            end.run();
        });
    }

    boolean hitsEverybody() {
        return victim.equals(ALL);
    }

    /** Of who is in the cluster. */
    boolean isChange() {
        return kind.compareTo(Kind.WORKER_DRAINED) >= 0;
    }
}
