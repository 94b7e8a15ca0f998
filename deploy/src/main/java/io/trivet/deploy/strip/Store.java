package io.trivet.deploy.strip;

import io.vertx.core.Future;

/** The two operations that clients of the strip use. Each ends within a limit. */
interface Store {
    /** Fails with {@link NoAnswer} when it is not served. */
    Future<Seen> read(EntryPoint at, String key);

    /** The next number, if the key still is what was seen. Does not fail. */
    Future<Outcome> write(EntryPoint at, String key, Seen on);

    /** A read that is not served. Nothing is wrong with that, but that it is no success. */
    final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1;

        NoAnswer(String why) {
            super(why);
        }
    }
}
