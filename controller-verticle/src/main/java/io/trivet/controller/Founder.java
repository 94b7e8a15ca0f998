package io.trivet.controller;

import io.trivet.cluster.ClusterMap;
import io.trivet.node.cluster.Peer;
import io.trivet.register.map.FirstStart;
import io.trivet.register.map.FirstStart.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides when there may be a first map, and makes it. */
final class Founder {
    private static final Logger LOG = LoggerFactory.getLogger(Founder.class);

    private final Founding founding;
    private final Heard heard;
    private final LongSupplier clock;
    private final Supplier<UUID> ids;
    private Optional<Long> completeSince = Optional.empty();
    private String waitsFor = "";

    Founder(Founding founding, Heard heard, LongSupplier clock, Supplier<UUID> ids) {
        this.founding = founding;
        this.heard = heard;
        this.clock = clock;
        this.ids = ids;
    }

    /** A first map, if this is the time for one. */
    Optional<ClusterMap> propose() {
        List<Peer> workers = heard.workers();
        Verdict verdict = FirstStart.judge(founding.electors(), Heard.byName(workers));
        if (verdict instanceof Verdict.Found found) {
            return found(workers, found.electors());
        }
        completeSince = Optional.empty();
        if (verdict instanceof Verdict.Wait wait) {
            waitsFor(wait.why());
        } else if (verdict instanceof Verdict.Join join) {
            waitsFor("Waiting for the map of cluster " + join.cluster() + ", which some worker belongs to.");
        }
        return Optional.empty();
    }

    /** Why there is no map yet: a sentence for the operator. */
    String waitsFor() {
        return waitsFor;
    }

    private void waitsFor(String why) {
        if (!why.equals(waitsFor)) {
            waitsFor = why;
            LOG.info(why);
        }
    }

    private Optional<ClusterMap> found(List<Peer> workers, List<FirstStart.Heard> electors) {
        long since = completeSince.orElseGet(clock::getAsLong);
        completeSince = Optional.of(since);
        if (workers.size() < founding.workers() && clock.getAsLong() - since < founding.patience()) {
            waitsFor("Waiting for " + (founding.workers() - workers.size()) + " more workers, as FIRST_WORKERS says.");
            return Optional.empty();
        }
        Map<UUID, Newcomer> all = workers.stream()
                .map(Heard::newcomer)
                .collect(Collectors.toMap(Newcomer::identity, newcomer -> newcomer, (a, b) -> a));
        List<Newcomer> voters = new ArrayList<>();
        electors.forEach(elector -> voters.add(all.remove(elector.identity())));
        List<Newcomer> others = all.values().stream()
                .sorted(Comparator.comparing(Newcomer::name))
                .toList();
        return Optional.of(FirstMap.of(ids.get(), founding, voters, others));
    }
}
