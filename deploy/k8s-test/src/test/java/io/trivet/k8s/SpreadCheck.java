package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Optional;
import java.util.stream.Stream;

/** Pods that do the same do not fail together: they are on several machines and in several zones, and know the zone. */
final class SpreadCheck implements Check {
    private static final String MACHINE = "kubernetes.io/hostname";
    private static final String ZONE = "topology.kubernetes.io/zone";

    @Override
    public void look(Manifests all, Problems problems) {
        Workload workers = Workload.of(all.workers());
        problems.unless(
                required(workers).anyMatch(MACHINE::equals)
                        || !isForProduction(all) && preferred(workers).anyMatch(MACHINE::equals),
                "two workers may be put on one machine");
        problems.unless(
                workers.pod().getTopologySpreadConstraints().stream()
                        .anyMatch(each -> ZONE.equals(each.getTopologyKey()) && each.getMaxSkew() == 1 && isSoft(each)),
                "workers are not spread over zones, or do not start where that cannot be");
        problems.unless(
                zone(workers)
                        .filter(("metadata.labels['" + ZONE + "']")::equals)
                        .isPresent(),
                "workers do not know in which zone they are");
        controllers(all, problems);
    }

    /** Where the number of workers is left to an autoscaler. */
    private static boolean isForProduction(Manifests all) {
        return !all.all(HorizontalPodAutoscaler.class).isEmpty();
    }

    /** A zone that is away must not keep its workers from starting elsewhere. */
    private static boolean isSoft(TopologySpreadConstraint constraint) {
        return "ScheduleAnyway".equals(constraint.getWhenUnsatisfiable());
    }

    private static Optional<String> zone(Workload workload) {
        return workload.trivet().getEnv().stream()
                .filter(variable -> variable.getName().equals("TRIVET_ZONE"))
                .findFirst()
                .map(EnvVar::getValueFrom)
                .map(from -> from.getFieldRef().getFieldPath());
    }

    private static void controllers(Manifests all, Problems problems) {
        Deployment controllers = all.find(Deployment.class, "controller").orElseThrow();
        int replicas = controllers.getSpec().getReplicas();
        problems.unless(replicas == (isForProduction(all) ? 2 : 1), "there are %s controllers", replicas);
        problems.unless(
                replicas == 1 || preferred(Workload.of(controllers)).anyMatch(MACHINE::equals),
                "all controllers may be put on one machine");
        problems.unless(
                replicas == 1
                        || all.find(PodDisruptionBudget.class, "controller").isPresent(),
                "all controllers may be evicted at the same time");
    }

    // ---------------------------------------------------------------- anti-affinity

    private static Stream<PodAntiAffinity> apart(Workload workload) {
        return Optional.ofNullable(workload.pod().getAffinity()).map(Affinity::getPodAntiAffinity).stream();
    }

    private static Stream<String> required(Workload workload) {
        return apart(workload)
                .flatMap(terms -> terms.getRequiredDuringSchedulingIgnoredDuringExecution().stream())
                .map(term -> term.getTopologyKey());
    }

    private static Stream<String> preferred(Workload workload) {
        return apart(workload)
                .flatMap(terms -> terms.getPreferredDuringSchedulingIgnoredDuringExecution().stream())
                .map(term -> term.getPodAffinityTerm().getTopologyKey());
    }
}
