package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.trivet.node.settings.BadSettings;
import io.trivet.node.settings.Configuration;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a process would be told: the product itself reads it, and it fits the other objects. */
final class SettingsCheck implements Check {
    /** What Kubernetes puts in, as it might be. */
    private static final Map<String, String> DOWNWARD = Map.of(
            "metadata.namespace", "trivet",
            "metadata.labels['topology.kubernetes.io/zone']", "europe-west1-b",
            "status.podIP", "10.1.2.3");

    @Override
    public void look(Manifests all, Problems problems) {
        for (Workload workload : all.workloads()) {
            Map<String, String> environment = environment(all, workload);
            try {
                Configuration.read(new JsonObject(), environment, Product.settings(workload.name()));
            } catch (BadSettings bad) {
                bad.problems().forEach(problem -> problems.unless(false, "%s: %s", workload.name(), problem));
            }
            port(workload, "http", environment.getOrDefault("TRIVET_HTTP_PORT", "8000"), problems);
            port(workload, "cluster", environment.getOrDefault("TRIVET_CLUSTER_PORT", "5701"), problems);
            port(workload, "bus", environment.getOrDefault("TRIVET_BUS_PORT", "any"), problems);
            problems.unless(
                    "10.1.2.3".equals(environment.get("TRIVET_CLUSTER_HOST"))
                            && "0.0.0.0".equals(environment.get("TRIVET_HTTP_HOST")),
                    "%s does not listen where others reach it",
                    workload.name());
            members(all, environment, problems);
            problems.unless(
                    List.of(environment.getOrDefault("TRIVET_HOSTS", "").split(","))
                            .contains("trivet.trivet.svc"),
                    "%s refuses who asks for it by the name of its Service",
                    workload.name());
        }
        electors(all, problems);
    }

    static Map<String, String> environment(Manifests all, Workload workload) {
        Map<String, String> environment = new LinkedHashMap<>();
        workload.trivet().getEnvFrom().stream()
                .flatMap(source ->
                        all.find(ConfigMap.class, source.getConfigMapRef().getName()).stream())
                .forEach(map -> environment.putAll(map.getData()));
        for (EnvVar variable : workload.trivet().getEnv()) {
            String value = Optional.ofNullable(variable.getValue())
                    .map(text -> EnvironmentCheck.resolved(text, environment))
                    .orElseGet(() -> given(variable.getValueFrom(), workload));
            environment.put(variable.getName(), value);
        }
        return environment;
    }

    private static String given(EnvVarSource from, Workload workload) {
        return Optional.ofNullable(from.getFieldRef())
                .map(field -> field.getFieldPath().equals("metadata.name")
                        ? workload.name() + "-0"
                        : DOWNWARD.getOrDefault(field.getFieldPath(), "there is no " + field.getFieldPath()))
                .orElse("a secret");
    }

    private static void port(Workload workload, String name, String number, Problems problems) {
        problems.unless(
                workload.trivet().getPorts().stream()
                        .anyMatch(port -> port.getName().equals(name)
                                && number.equals(port.getContainerPort().toString())),
                "%s listens on port %s for '%s', and its container says something else",
                workload.name(),
                number,
                name);
    }

    /** One name for the addresses of all pods, be they ready or not: they are ready only when they have met. */
    private static void members(Manifests all, Map<String, String> environment, Problems problems) {
        String[] members =
                environment.getOrDefault("TRIVET_MEMBERS", "nobody:0").split(":");
        Optional<Service> service = all.find(Service.class, members[0])
                .filter(found -> "None".equals(found.getSpec().getClusterIP())
                        && Boolean.TRUE.equals(found.getSpec().getPublishNotReadyAddresses())
                        && all.selectedBy(found).equals(all.workloads()));
        problems.unless(
                service.isPresent()
                        && service.get().getSpec().getPorts().stream()
                                .anyMatch(
                                        port -> members[1].equals(port.getPort().toString())),
                "MEMBERS is not the headless Service of all pods");
    }

    private static void electors(Manifests all, Problems problems) {
        Workload controller = all.workloads().stream()
                .filter(workload -> workload.name().equals("controller"))
                .findFirst()
                .orElseThrow();
        Map<String, String> told = environment(all, controller);
        int workers = Optional.ofNullable(all.workers().getSpec().getReplicas())
                .orElseGet(() -> all.find(HorizontalPodAutoscaler.class, "worker")
                        .map(scaler -> scaler.getSpec().getMinReplicas())
                        .orElse(1));
        for (String elector : told.getOrDefault("TRIVET_ELECTORS", "").split(",")) {
            int ordinal = elector.matches("worker-\\d+") ? Integer.parseInt(elector.substring(7)) : workers;
            problems.unless(ordinal < workers, "there is no worker %s to be an elector", elector);
        }
        problems.unless(
                ("" + workers).equals(told.get("TRIVET_FIRST_WORKERS")),
                "the first map is not made of the %s workers that there are",
                workers);
    }
}
