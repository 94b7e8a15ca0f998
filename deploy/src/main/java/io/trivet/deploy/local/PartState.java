package io.trivet.deploy.local;

import io.trivet.postgres.PostgresException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether a part runs, which is all that can be said without asking it. */
public record PartState(String name, boolean runs, boolean paused) {
    /** The parts of the cluster in a directory: each worker's PostgreSQL right after it. */
    public static List<PartState> all(Path data) {
        Home home = Home.at(data);
        Plan plan = home.knownPlan();
        return new LocalCluster(home, plan, NodeCommand.ofThisProcess())
                .parts().parallelStream().flatMap(PartState::of).toList();
    }

    /** Nothing of one that just comes or goes. */
    private static Stream<PartState> of(Part part) {
        try {
            return Stream.of(part.process()
                    .map(process -> new PartState(part.name(), true, process.isPaused()))
                    .orElseGet(() -> new PartState(part.name(), false, false)));
        } catch (Refusal | PostgresException unreadable) {
            return Stream.empty();
        }
    }
}
