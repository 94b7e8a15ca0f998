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
        return seen.size() >= needed(others) ? new Verdict.Serve() : new Verdict.Wait();
    }

    /** How many have to answer: with this worker itself, a majority. */
    public static int needed(int others) {
        return (others + 1) / 2;
    }

    /**
     * Whether the database that a running worker connects to again is still the one it knows. A failover that lost
     * commits, or a restore under a running worker, shows here.
     *
     * @param known this process' own start, and the highest beat that it has told anybody
     */
    public static Optional<String> doubtOnReconnect(Life known, Life found) {
        if (found.incarnation() > known.incarnation()) {
            return Optional.of("another process has been started over its database");
        }
        boolean older = found.incarnation() < known.incarnation() || found.beat() < known.beat();
        if (older || found.nonce() != known.nonce()) {
            return Optional.of("its database is older than what it has told others: it was restored from a backup");
        }
        boolean moved = found.timeline() != known.timeline();
        return moved ? Optional.of("its PostgreSQL has failed over, perhaps losing commits") : Optional.empty();
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
