package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Deployment or a StatefulSet.
 *
 * @param claims the volumes that each pod gets for itself
 */
record Workload(String name, LabelSelector selector, PodTemplateSpec template, List<PersistentVolumeClaim> claims) {
    static Workload of(Deployment deployment) {
        return new Workload(
                deployment.getMetadata().getName(),
                deployment.getSpec().getSelector(),
                deployment.getSpec().getTemplate(),
                List.of());
    }

    static Workload of(StatefulSet set) {
        return new Workload(
                set.getMetadata().getName(),
                set.getSpec().getSelector(),
                set.getSpec().getTemplate(),
                set.getSpec().getVolumeClaimTemplates());
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    /** Sidecars too. */
    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    /** The one that runs Trivet; it is called like the workload. */
    Container trivet() {
        return pod().getContainers().stream()
                .filter(container -> container.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Optional<Container> postgres() {
        return containers().stream()
                .filter(container -> container.getName().equals("postgres"))
                .findFirst();
    }

    List<ContainerPort> ports() {
        return containers().stream()
                .flatMap(container -> container.getPorts().stream())
                .toList();
    }

    boolean hasPort(String port) {
        return ports().stream()
                .anyMatch(each -> port.equals(each.getName()) || port.equals("" + each.getContainerPort()));
    }

    static Optional<String> value(Container container, String variable) {
        return container.getEnv().stream()
                .filter(each -> each.getName().equals(variable))
                .findFirst()
                .map(EnvVar::getValue);
    }
}
