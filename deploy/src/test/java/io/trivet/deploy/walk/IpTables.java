package io.trivet.deploy.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Drops packets between containers on their way through the host; asks for root. */
final class IpTables implements Cable {
    private static final String CHAIN = "DOCKER-USER";
    private static final HostShell SHELL = new HostShell(Map.of(), Duration.ofSeconds(20));

    private final UnaryOperator<String> addresses;

    /** @param addresses of the parts, at this moment */
    IpTables(UnaryOperator<String> addresses) {
        this.addresses = addresses;
    }

    static boolean isThere() {
        return SHELL.type(List.of("sh", "-c", "iptables -n -L " + CHAIN)).code() == 0;
    }

    @Override
    public AutoCloseable lose(double share, List<String> from, List<String> to) {
        List<String> sources = from.stream().map(addresses).toList();
        List<String> targets = to.stream().map(addresses).toList();
        List<List<String>> rules = new ArrayList<>();
        for (String source : sources) {
            for (String target : targets) {
                if (!source.isEmpty() && !target.isEmpty() && !source.equals(target)) {
                    rules.add(rule(share, source, target));
                }
            }
        }
        rules.forEach(rule -> apply("-I", rule));
        return () -> rules.forEach(rule -> apply("-D", rule));
    }

    private static List<String> rule(double share, String source, String target) {
        List<String> rule = new ArrayList<>(List.of("-s", source, "-d", target));
        if (share < 1) {
            rule.addAll(List.of("-m", "statistic", "--mode", "random", "--probability", Double.toString(share)));
        }
        rule.addAll(List.of("-j", "DROP"));
        return rule;
    }

    private static void apply(String action, List<String> rule) {
        List<String> words = new ArrayList<>(List.of("iptables", "-w", action, CHAIN));
        words.addAll(rule);
        SHELL.run(words);
    }
}
