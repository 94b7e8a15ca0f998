package io.trivet.benchmark;

import io.trivet.benchmark.heal.Healed;
import io.trivet.benchmark.report.Result;
import io.trivet.benchmark.report.Results;
import io.trivet.benchmark.watch.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What there is so far: whoever ends it early wants to see that. */
final class Findings {
    private final Map<String, String> machine = new LinkedHashMap<>();
    private final Map<Kind, Double> idle = new EnumMap<>(Kind.class);
    private Supplier<List<Result>> compared = List::of;
    private Optional<Healed> healed = Optional.empty();

    void machine(Map<String, String> facts) {
        machine.putAll(facts);
    }

    void idle(Map<Kind, Double> shares) {
        idle.putAll(shares);
    }

    /** @param results as far as they are there when they are asked for */
    void compared(Supplier<List<Result>> results) {
        compared = results;
    }

    void healed(Healed what) {
        healed = Optional.of(what);
    }

    Results results() {
        return new Results(machine, idle, compared.get(), healed);
    }
}
