package io.trivet.deploy.walk;

import java.time.Duration;

/**
 * Something that is done to a cluster for a while and then undone. A machine is a worker with its database.
 *
 * @param victim that nothing else is done to meanwhile
 * @param text of what is done
 */
record Fault(Kind kind, String victim, String text, Duration time, Runnable begin, Runnable end) {
    enum Kind {
        WORKER_PAUSED,
        WORKER_KILLED,
        DATABASE_PAUSED,
        DATABASE_KILLED,
        MACHINE_PAUSED,
        MACHINE_KILLED,
        CONTROLLER_PAUSED,
        CONTROLLER_KILLED,
        NODE_CUT_OFF,
        NODE_MUTE,
        NODE_DEAF,
        NODE_LOSES_PACKETS,
        TWO_CUT_APART,
        DATABASE_CUT_OFF,
        CLOCK_JUMPED,
        DISK_FULL,
        EVERYTHING_KILLED,
        WORKER_ADDED,
        WORKER_REMOVED,
        WORKER_REPLACED
    }
}
