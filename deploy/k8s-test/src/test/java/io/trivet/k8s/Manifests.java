package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that one overlay sends, and what the checks ask of it. */
record Manifests(List<HasMetadata> objects) {
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** What makes pods, of whichever kind. */
    List<Workload> workloads() {
        return Stream.concat(
                        all(Deployment.class).stream().map(Workload::of),
                        all(StatefulSet.class).stream().map(Workload::of))
                .toList();
    }

    StatefulSet workers() {
        return find(StatefulSet.class, "worker").orElseThrow();
    }

    List<Workload> selectedBy(Map<String, String> labels) {
        return workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    List<Workload> selectedBy(LabelSelector selector) {
        return selectedBy(labels(selector));
    }

    List<Workload> selectedBy(Service service) {
        return selectedBy(service.getSpec().getSelector());
    }

    /** Fabric8 has no map where there are no labels. */
    static Map<String, String> labels(LabelSelector selector) {
        return Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
    }
}
