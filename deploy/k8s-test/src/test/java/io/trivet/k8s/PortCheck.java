package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every port that is named is one at which somebody listens, and every path one that is served. */
final class PortCheck implements Check {
    private static final int DNS = 53;
    private static final int POSTGRES = 5432;

    @Override
    public void look(Manifests all, Problems problems) {
        all.all(Service.class)
                .forEach(service -> service.getSpec()
                        .getPorts()
                        .forEach(port -> all.selectedBy(service)
                                .forEach(workload -> problems.unless(
                                        workload.hasPort(
                                                port.getTargetPort().getValue().toString()),
                                        "Service %s goes to port %s, which %s has not",
                                        service.getMetadata().getName(),
                                        port.getTargetPort().getValue(),
                                        workload.name()))));
        all.workloads().forEach(workload -> workload(workload, problems));
        all.all(NetworkPolicy.class).stream()
                .flatMap(PortCheck::ports)
                .map(port -> port.getPort().getIntVal())
                .filter(port -> port != DNS && port != POSTGRES)
                .forEach(port -> all.workloads()
                        .forEach(workload -> problems.unless(
                                workload.hasPort("" + port),
                                "a NetworkPolicy speaks of port %s, at which nobody listens",
                                port)));
        all.all(ServiceMonitor.class)
                .forEach(monitor -> monitor.getSpec()
                        .getEndpoints()
                        .forEach(endpoint -> problems.unless(
                                Product.serves(endpoint.getPath()), "nothing is served at %s", endpoint.getPath())));
    }

    private static Stream<NetworkPolicyPort> ports(NetworkPolicy policy) {
        return Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream()));
    }

    private static void workload(Workload workload, Problems problems) {
        workload.containers()
                .forEach(container -> probes(container)
                        .map(Probe::getHttpGet)
                        .filter(Objects::nonNull)
                        .forEach(get -> probe(workload, get, problems)));
        Map<String, String> scraped = workload.template().getMetadata().getAnnotations();
        problems.unless(
                workload.hasPort(scraped.get("prometheus.io/port"))
                        && Product.serves(scraped.get("prometheus.io/path")),
                "%s is scraped where there are no figures",
                workload.name());
    }

    static Stream<Probe> probes(Container container) {
        return Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                .filter(Objects::nonNull);
    }

    private static void probe(Workload workload, HTTPGetAction get, Problems problems) {
        List<String> is =
                List.of(workload.name(), get.getPath(), get.getPort().getValue().toString());
        problems.unless(Product.serves(get.getPath()), "%s is probed at %s, where nothing is served", is.toArray());
        problems.unless(workload.hasPort(is.get(2)), "%s is probed at %s on port %s, which it has not", is.toArray());
    }
}
