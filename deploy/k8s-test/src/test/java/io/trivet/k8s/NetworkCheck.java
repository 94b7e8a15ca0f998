package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By whom a port is reached: HTTP by everybody, the cluster's by its members, and nothing else by anybody. A pod
 * reaches members and name servers, and PostgreSQL if that is outside.
 */
final class NetworkCheck implements Check {
    private static final Set<String> FOR_ALL = Set.of("TCP 8000");
    private static final Set<String> FOR_MEMBERS = Set.of("TCP 5701", "TCP 5702");
    private static final Set<String> NAMES = Set.of("UDP 53", "TCP 53");
    private static final Set<String> NAMES_AND_POSTGRES = Set.of("UDP 53", "TCP 53", "TCP 5432");

    /** One way through a policy: to or from whom, and at which ports. */
    private record Rule(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        private static Stream<Rule> in(NetworkPolicy policy) {
            return policy.getSpec().getIngress().stream().map(rule -> new Rule(rule.getFrom(), rule.getPorts()));
        }

        private static Stream<Rule> out(NetworkPolicy policy) {
            return policy.getSpec().getEgress().stream().map(rule -> new Rule(rule.getTo(), rule.getPorts()));
        }

        boolean isForMembers(Manifests all) {
            return !peers.isEmpty()
                    && peers.stream()
                            .allMatch(peer -> peer.getNamespaceSelector() == null
                                    && peer.getIpBlock() == null
                                    && all.selectedBy(peer.getPodSelector()).equals(all.workloads()));
        }

        Stream<String> open() {
            return ports.isEmpty() ? Stream.of("all") : ports.stream().map(Rule::text);
        }

        private static String text(NetworkPolicyPort port) {
            boolean isOne = port.getPort() != null && port.getEndPort() == null;
            return port.getProtocol() + " " + (isOne ? port.getPort().getValue() : "many");
        }
    }

    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads().forEach(workload -> {
            List<NetworkPolicy> policies = all.all(NetworkPolicy.class).stream()
                    .filter(policy ->
                            all.selectedBy(policy.getSpec().getPodSelector()).contains(workload))
                    .toList();
            String name = workload.name();
            problems.unless(policies.stream().anyMatch(NetworkCheck::isClosed), "%s is open to everybody", name);

            Set<String> byAll = open(policies, Rule::in, false, all);
            problems.unless(byAll.equals(FOR_ALL), "of %s everybody reaches the ports %s", name, byAll);
            Set<String> byMembers = open(policies, Rule::in, true, all);
            problems.unless(byMembers.equals(FOR_MEMBERS), "of %s members reach the ports %s", name, byMembers);

            Set<String> ofAll = open(policies, Rule::out, false, all);
            problems.unless(ofAll.equals(needed(workload)), "%s reaches the ports %s of everybody", name, ofAll);
            Set<String> ofMembers = open(policies, Rule::out, true, all);
            problems.unless(ofMembers.equals(FOR_MEMBERS), "%s reaches the ports %s of members", name, ofMembers);
        });
    }

    private static boolean isClosed(NetworkPolicy policy) {
        return policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                && policy.getSpec().getIngress().isEmpty()
                && policy.getSpec().getEgress().isEmpty();
    }

    private static Set<String> needed(Workload workload) {
        boolean isOutside =
                workload.name().equals("worker") && workload.postgres().isEmpty();
        return isOutside ? NAMES_AND_POSTGRES : NAMES;
    }

    private static Set<String> open(
            List<NetworkPolicy> policies,
            Function<NetworkPolicy, Stream<Rule>> direction,
            boolean forMembers,
            Manifests all) {
        return policies.stream()
                .flatMap(direction)
                .filter(rule -> rule.isForMembers(all) == forMembers)
                .flatMap(Rule::open)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
