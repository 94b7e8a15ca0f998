package io.trivet.register;

import java.util.List;
import java.util.Optional;

/**
 * Whether a worker that starts is the one that made its promises. A database that was restored from a backup, or
 * copied, has forgotten promises that others have counted; what they remember of its life gives it away.
 */
public final class Testimony {
    private Testimony() {}

    /** What is to be done with a worker that starts. */
    public sealed interface Verdict {
        record Serve() implements Verdict {}

        /** Too few of the workers in its map have said what they saw of it. */
        record Wait() implements Verdict {}

        /** It must not serve under this identity. */
        record NotThatWorker(String why) implements Verdict {}
    }

    /**
     * @param own as its database has it, after this start was counted
     * @param seen what each worker that answered has seen of this identity
     * @param others how many workers there are in its map besides itself
     */
    public static Verdict judge(Life own, List<Optional<Life>> seen, int others) {
        for (Optional<Life> testimony : seen) {
            Optional<String> doubt = testimony.flatMap(life -> doubt(own, life));
            if (doubt.isPresent()) {
                return new Verdict.NotThatWorker(doubt.get());
            }
        }
        int needed = (others + 1) / 2;
        return seen.size() >= needed ? new Verdict.Serve() : new Verdict.Wait();
    }

    private static Optional<String> doubt(Life own, Life seen) {
        if (seen.beat() > own.beat()) {
            return Optional.of("its database is older than what it has told others: it was restored from a backup");
        }
        boolean copied = seen.incarnation() == own.incarnation() && seen.nonce() != own.nonce();
        if (copied || seen.incarnation() > own.incarnation()) {
            return Optional.of("another process has started with a copy of its database");
        }
        boolean moved = seen.timeline() != own.timeline();
        return moved ? Optional.of("its PostgreSQL has failed over, perhaps losing commits") : Optional.empty();
    }
}
