package io.trivet.deploy.local;

import io.trivet.postgres.LocalProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Something that runs by itself and can be ended, frozen and started again: a node or a PostgreSQL. */
interface Part {
    Duration END_LIMIT = Duration.ofSeconds(20);

    String name();

    /** Where it listens. */
    String place();

    Path log();

    /** Its process, if it runs. */
    Optional<LocalProcess> process();

    /** Begins it, which must not run. */
    void start();

    /** Ends it in an orderly way, also when it is frozen. */
    void stop();

    /** Whether it does its work, and if not, why not. */
    Condition condition();

    default boolean runs() {
        return process().isPresent();
    }

    /** A sentence for each thing that may be the matter, or none. */
    record Condition(Kind kind, String detail) {
        enum Kind {
            READY,
            NOT_READY,
            PAUSED,
            DOWN
        }

        static final Condition DOWN = new Condition(Kind.DOWN, "");
        static final Condition PAUSED = new Condition(Kind.PAUSED, "");
        static final Condition READY = new Condition(Kind.READY, "");

        static Condition notReady(String detail) {
            return new Condition(Kind.NOT_READY, detail);
        }

        boolean isReady() {
            return kind == Kind.READY;
        }
    }
}
