package io.trivet.deploy.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Run by deploy/chaos. */
@Tag("walk")
class ChaosTest {
    private static final int CONTROLLERS = 2;
    private static final int WORKERS = 4;
    private static final Path LOGS = Path.of("target", "chaos-logs");

    private final Duration time = Duration.ofSeconds(Long.getLong("chaos.seconds", 120));
    private final long seed = Long.getLong("chaos.seed", System.currentTimeMillis());
    private final Optional<Mutation> mutation = Optional.ofNullable(System.getProperty("chaos.mutant"))
            .filter(name -> !name.isEmpty())
            .map(Mutation::named);

    @Test
    void nothingIsLostAndNothingStaleIsReadWhateverHappens() throws IOException {
        if (mutation.isEmpty()) {
            rage(Optional.empty());
        } else {
            mustBeCaught(mutation.get());
        }
    }

    private void mustBeCaught(Mutation mistake) throws IOException {
        try {
            rage(Optional.of(mistake));
        } catch (Violation caught) {
            System.out.printf("CAUGHT: %s, by: %s%n", mistake.text(), caught.getMessage());
            return;
        }
        throw new AssertionError("not caught: " + mistake.text());
    }

    private void rage(Optional<Mutation> mistake) throws IOException {
        if (Boolean.getBoolean("chaos.compose")) {
            rage(new ComposeSite(), Optional.empty());
        } else {
            List<Patch> patches = new ArrayList<>();
            mistake.map(Mutation::patch).ifPresent(patches::add);
            boolean clocks = Boolean.getBoolean("chaos.clocks");
            if (clocks) {
                patches.add(Clocks.PATCH);
            }
            RealCluster cluster = new RealCluster(
                    CONTROLLERS, WORKERS, patches.isEmpty() ? RealCluster.PROGRAM : Patch.program(patches), clocks);
            rage(cluster, Optional.of(cluster));
        }
    }

    private void rage(Site site, Optional<RealCluster> growing) throws IOException {
        try (Chaos chaos = new Chaos(site, growing, seed, LOGS)) {
            chaos.go(time);
        }
    }
}
