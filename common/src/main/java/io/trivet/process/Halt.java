package io.trivet.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process at once: what must not go on is not to say goodbye either. */
public final class Halt implements ProcessEnd {
    private static final Logger LOG = LoggerFactory.getLogger(Halt.class);

    @Override
    public void end(int exitCode, String why) {
        LOG.error("this process ends, with exit code {}: {}", exitCode, why);
        Runtime.getRuntime().halt(exitCode);
    }
}
