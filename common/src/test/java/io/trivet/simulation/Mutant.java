package io.trivet.simulation;

import io.trivet.gateway.GatewayRules;
import io.trivet.register.host.Rules;
import io.trivet.simulation.world.StoreOptions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The protocol with one rule broken.
 *
 * @param seeds from 1 on, within which it has to be caught
 * @param scenario what catches it, if seeds do not
 */
record Mutant(
        String name,
        Rules rules,
        GatewayRules gatewayRules,
        UnaryOperator<StoreOptions> options,
        int seeds,
        Optional<Scenario> scenario) {
    private static final int USUAL_SEEDS = 2_000;

    static final Mutant NONE = new Mutant("none", new Rules(), new GatewayRules(), options -> options);

    /** A schedule written by hand: what went wrong under this mutant, if anything did. */
    interface Scenario {
        Optional<String> run(Mutant mutant);
    }

    private Mutant(String name, Rules rules, GatewayRules gatewayRules, UnaryOperator<StoreOptions> options) {
        this(name, rules, gatewayRules, options, USUAL_SEEDS, Optional.empty());
    }

    static Mutant of(String name, Rules rules) {
        return new Mutant(name, rules, new GatewayRules(), options -> options);
    }

    static Mutant of(String name, GatewayRules rules) {
        return new Mutant(name, new Rules(), rules, options -> options);
    }

    static Mutant of(String name, UnaryOperator<StoreOptions> options) {
        return new Mutant(name, new Rules(), new GatewayRules(), options);
    }

    Mutant within(int number) {
        return new Mutant(name, rules, gatewayRules, options, number, scenario);
    }

    Mutant directed(Scenario by) {
        return new Mutant(name, rules, gatewayRules, options, seeds, Optional.of(by));
    }

    StoreOptions storeOptions(StoreOptions sound) {
        return options.apply(sound);
    }
}
