package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whatever selects pods, or refers to an object by its name, finds it. */
final class SelectorCheck implements Check {
    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads().forEach(workload -> workload(workload, problems));
        all.all(Service.class).forEach(service -> finds(all.selectedBy(service), service, problems));
        all.all(PodDisruptionBudget.class).forEach(budget -> {
            List<Workload> found = all.selectedBy(budget.getSpec().getSelector());
            finds(found, budget, problems);
            problems.unless(
                    found.size() == 1,
                    "%s is of more than one workload",
                    budget.getMetadata().getName());
        });
        all.all(NetworkPolicy.class)
                .forEach(policy -> finds(all.selectedBy(policy.getSpec().getPodSelector()), policy, problems));
        all.all(HorizontalPodAutoscaler.class).forEach(scaler -> {
            String target = scaler.getSpec().getScaleTargetRef().getName();
            problems.unless(isThere(all, target), "nothing is called %s, which is to be scaled", target);
        });
        all.all(ServiceMonitor.class).forEach(monitor -> monitor(all, monitor, problems));
        String governing = all.workers().getSpec().getServiceName();
        problems.unless(
                all.find(Service.class, governing)
                        .filter(service -> "None".equals(service.getSpec().getClusterIP()))
                        .isPresent(),
                "the workers' Service %s is not there, or has an address of its own",
                governing);
    }

    private static void workload(Workload workload, Problems problems) {
        problems.unless(
                workload.labels()
                        .entrySet()
                        .containsAll(Manifests.labels(workload.selector()).entrySet()),
                "%s does not select its own pods",
                workload.name());
        Stream.concat(antiAffinity(workload), spread(workload))
                .forEach(selector -> problems.unless(
                        Manifests.labels(selector).equals(Manifests.labels(workload.selector())),
                        "%s keeps its pods apart from others than its own",
                        workload.name()));
    }

    private static Stream<LabelSelector> antiAffinity(Workload workload) {
        Optional<PodAntiAffinity> apart =
                Optional.ofNullable(workload.pod().getAffinity()).map(Affinity::getPodAntiAffinity);
        return apart.stream()
                .flatMap(terms -> Stream.concat(
                        terms.getRequiredDuringSchedulingIgnoredDuringExecution().stream(),
                        terms.getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                                .map(WeightedPodAffinityTerm::getPodAffinityTerm)))
                .map(PodAffinityTerm::getLabelSelector);
    }

    private static Stream<LabelSelector> spread(Workload workload) {
        return workload.pod().getTopologySpreadConstraints().stream().map(each -> each.getLabelSelector());
    }

    private static void finds(List<Workload> found, io.fabric8.kubernetes.api.model.HasMetadata by, Problems problems) {
        problems.unless(
                !found.isEmpty(),
                "%s %s selects nothing",
                by.getKind(),
                by.getMetadata().getName());
    }

    private static boolean isThere(Manifests all, String workload) {
        return all.workloads().stream().anyMatch(each -> each.name().equals(workload));
    }

    private static void monitor(Manifests all, ServiceMonitor monitor, Problems problems) {
        var wanted = Manifests.labels(monitor.getSpec().getSelector()).entrySet();
        List<Service> services = all.all(Service.class).stream()
                .filter(service -> Optional.ofNullable(service.getMetadata().getLabels())
                        .filter(labels -> labels.entrySet().containsAll(wanted))
                        .isPresent())
                .toList();
        problems.unless(services.size() == 1, "the ServiceMonitor selects %s Services", services.size());
        services.forEach(service -> monitor.getSpec()
                .getEndpoints()
                .forEach(endpoint -> problems.unless(
                        service.getSpec().getPorts().stream()
                                .anyMatch(port -> endpoint.getPort().equals(port.getName())),
                        "the ServiceMonitor wants a port %s, which its Service has not",
                        endpoint.getPort())));
    }
}
