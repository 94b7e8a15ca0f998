package io.trivet.simulation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The protocol with one rule broken at a time. Each has been a real mistake: of an earlier text of this protocol (F and
 * R are the numbers of the findings in docs/protocol.md), or of somebody else's.
 */
final class Mutants {
    private Mutants() {}

    static List<Mutant> all() {
        return Stream.of(MemberMutants.all(), LeaderMutants.all(), OnceMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
