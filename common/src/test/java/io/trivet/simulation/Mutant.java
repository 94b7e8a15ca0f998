package io.trivet.simulation;

import io.trivet.gateway.GatewayRules;
import io.trivet.register.host.Rules;
import io.trivet.simulation.world.StoreOptions;
import java.util.function.UnaryOperator;

/** The protocol with one rule broken. */
record Mutant(String name, Rules rules, GatewayRules gatewayRules, UnaryOperator<StoreOptions> options) {
    static final Mutant NONE = new Mutant("none", new Rules(), new GatewayRules(), options -> options);

    static Mutant of(String name, Rules rules) {
        return new Mutant(name, rules, new GatewayRules(), options -> options);
    }

    static Mutant of(String name, GatewayRules rules) {
        return new Mutant(name, new Rules(), rules, options -> options);
    }

    static Mutant of(String name, UnaryOperator<StoreOptions> options) {
        return new Mutant(name, new Rules(), new GatewayRules(), options);
    }

    StoreOptions storeOptions(StoreOptions sound) {
        return options.apply(sound);
    }
}
