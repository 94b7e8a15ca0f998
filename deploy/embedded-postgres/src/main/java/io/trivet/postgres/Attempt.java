package io.trivet.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Something done to files, whose failure is told as all failures here are. */
interface Attempt<T> {
    T run() throws IOException;

    static <T> T at(String what, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw PostgresException.of(what, e);
        } catch (UncheckedIOException e) {
            throw PostgresException.of(what, e.getCause());
        }
    }
}
