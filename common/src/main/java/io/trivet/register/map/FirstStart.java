package io.trivet.register.map;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a first map may be proposed. A second cluster must never be founded beside one that lives: so every elector
 * that the settings name has to answer, each with a database of its own that has never seen a map, and no worker that
 * is heard at all may belong to a cluster.
 */
public final class FirstStart {
    private FirstStart() {}

    /** @param cluster the cluster that this worker belongs to, once it has seen a chosen map */
    public record Heard(String name, UUID identity, Optional<UUID> cluster) {}

    /** What to do. */
    public sealed interface Verdict {
        /** Propose a first map with these electors, in the order of the settings. */
        record Found(List<Heard> electors) implements Verdict {}

        /** Not yet: the sentence says what for. */
        record Wait(String why) implements Verdict {}

        /** There is a cluster already. */
        record Join(UUID cluster) implements Verdict {}
    }

    /** @param heard every worker that answers, by name */
    public static Verdict judge(List<String> electors, Map<String, Heard> heard) {
        Optional<Heard> member = heard.values().stream()
                .filter(worker -> worker.cluster().isPresent())
                .findFirst();
        if (member.isPresent()) {
            return new Verdict.Join(member.get().cluster().orElseThrow());
        }
        Optional<String> silent =
                electors.stream().filter(name -> !heard.containsKey(name)).findFirst();
        if (silent.isPresent()) {
            return new Verdict.Wait("Waiting for elector " + silent.get() + ": a cluster is founded only when each of "
                    + String.join(", ", electors) + " answers. Start it, or take it out of ELECTORS.");
        }
        List<Heard> all = electors.stream().map(heard::get).toList();
        Set<UUID> identities = new HashSet<>();
        Optional<Heard> twin = all.stream()
                .filter(elector -> !identities.add(elector.identity()))
                .findFirst();
        return twin.<Verdict>map(elector -> new Verdict.Wait("Elector " + elector.name()
                        + " uses the database of another elector. Give each worker a database of its own."))
                .orElseGet(() -> new Verdict.Found(all));
    }
}
