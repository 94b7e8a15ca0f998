package io.trivet.benchmark.load;

import java.time.Duration;

/** Closed loops: each connection sends its next request when the last one is answered. */
public interface Load {
    /** Waits for its end. */
    Sample run(Duration time);
}
