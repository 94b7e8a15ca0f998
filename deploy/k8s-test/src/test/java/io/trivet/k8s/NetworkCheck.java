package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By whom a port is reached: HTTP by everybody, the cluster's by its members, and nothing else by anybody. */
final class NetworkCheck implements Check {
    private static final Set<Integer> FOR_ALL = Set.of(8000);
    private static final Set<Integer> FOR_MEMBERS = Set.of(5701, 5702);

    @Override
    public void look(Manifests all, Problems problems) {
        List<NetworkPolicy> policies = all.all(NetworkPolicy.class);
        all.workloads().forEach(workload -> {
            problems.unless(
                    policies.stream().anyMatch(policy -> isClosed(policy) && isOf(policy, workload, all)),
                    "%s is open to everybody",
                    workload.name());
            problems.unless(
                    open(policies, workload, all, false).equals(FOR_ALL),
                    "of %s everybody reaches the ports %s",
                    workload.name(),
                    open(policies, workload, all, false));
            problems.unless(
                    open(policies, workload, all, true).equals(FOR_MEMBERS),
                    "of %s members reach the ports %s",
                    workload.name(),
                    open(policies, workload, all, true));
        });
    }

    private static boolean isClosed(NetworkPolicy policy) {
        return policy.getSpec().getPolicyTypes().containsAll(List.of("Ingress", "Egress"))
                && policy.getSpec().getIngress().isEmpty()
                && policy.getSpec().getEgress().isEmpty();
    }

    private static boolean isOf(NetworkPolicy policy, Workload workload, Manifests all) {
        return all.selectedBy(policy.getSpec().getPodSelector()).contains(workload);
    }

    private static Set<Integer> open(List<NetworkPolicy> policies, Workload of, Manifests all, boolean toMembers) {
        return policies.stream()
                .filter(policy -> isOf(policy, of, all))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .filter(rule -> isForMembers(rule, all) == toMembers)
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .collect(Collectors.toSet());
    }

    private static boolean isForMembers(NetworkPolicyIngressRule rule, Manifests all) {
        return !rule.getFrom().isEmpty()
                && rule.getFrom().stream()
                        .allMatch(peer -> peer.getNamespaceSelector() == null
                                && peer.getIpBlock() == null
                                && all.selectedBy(peer.getPodSelector()).equals(all.workloads()));
    }
}
