package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One pod as Docker would run it, from its manifest: a container that holds the network, and in it the pod's containers
 * with their users, read-only roots, limits, variables and volumes. As a script that gets the project's name and the
 * port for clients as its arguments.
 */
record PodScript(Manifests all, Workload workload, int ordinal) {
    private static final String POSTGRES_PASSWORD = "of-a-secret";

    String name() {
        return workload.name() + "-" + ordinal;
    }

    /** In the order of Kubernetes: a sidecar has started before the next container begins. */
    String start() {
        List<String> lines = new ArrayList<>(List.of(
                "#!/usr/bin/env bash",
                "set -euo pipefail",
                "project=$1 port=$2",
                "pod=$project-" + name(),
                "docker run -d --name \"$pod\" --hostname " + name() + " --network \"$project\" --network-alias members"
                        + " -p \"127.0.0.1:$port:8000\" --entrypoint sleep trivet:0.1.0 infinity >/dev/null",
                "ip=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' \"$pod\")"));
        for (Container container : workload.containers()) {
            lines.add(run(container));
            if (container.getStartupProbe() != null && "Always".equals(container.getRestartPolicy())) {
                lines.add("until docker exec \"$pod-" + container.getName() + "\" "
                        + words(container.getStartupProbe().getExec().getCommand()) + "; do sleep 0.5; done");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private String run(Container container) {
        var security = container.getSecurityContext();
        List<String> words = new ArrayList<>(List.of(
                "docker run -d --name \"$pod-" + container.getName() + "\" --network \"container:$pod\"",
                "--user " + security.getRunAsUser() + ":" + security.getRunAsGroup(),
                "--read-only --cap-drop ALL --security-opt no-new-privileges",
                "--memory " + bytes(container) + " --memory-swap " + bytes(container)));
        container.getVolumeMounts().forEach(mount -> words.add(volume(mount)));
        environment(container).forEach((variable, value) -> words.add("-e " + variable + "=" + value));
        words.add(container.getImage() + " " + words(container.getArgs()) + " >/dev/null");
        return String.join(" \\\n  ", words);
    }

    private static long bytes(Container container) {
        return Quantity.getAmountInBytes(container.getResources().getLimits().get("memory"))
                .longValue();
    }

    /** A claim outlives the pod, an emptyDir does not. */
    private String volume(VolumeMount mount) {
        boolean claimed = workload.claims().stream()
                .anyMatch(claim -> claim.getMetadata().getName().equals(mount.getName()));
        return claimed
                ? "-v \"$pod-" + mount.getName() + ":" + mount.getMountPath() + "\""
                : "--tmpfs " + mount.getMountPath();
    }

    private Map<String, String> environment(Container container) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (container.equals(workload.trivet())) {
            environment.putAll(SettingsCheck.environment(all, workload));
            environment.put("TRIVET_NAME", name());
            environment.put("TRIVET_CLUSTER_HOST", "\"$ip\"");
            environment.put("TRIVET_TOKEN", "");
            environment.replaceAll((variable, value) -> value.equals("a secret") ? POSTGRES_PASSWORD : value);
        } else {
            for (EnvVar variable : container.getEnv()) {
                environment.put(
                        variable.getName(), variable.getValue() == null ? POSTGRES_PASSWORD : variable.getValue());
            }
        }
        return environment;
    }

    /** As Kubernetes ends a pod: what is to be done before, the containers in order, and the network at last. */
    String end() {
        Container trivet = workload.trivet();
        String grace = "docker stop -t 30 ";
        Stream<String> sidecars = workload.pod().getInitContainers().stream().map(Container::getName);
        List<String> ended =
                Stream.concat(Stream.of(trivet.getName()), sidecars).toList();
        return Stream.of(
                                "#!/usr/bin/env bash",
                                "set -euo pipefail",
                                "pod=$1-" + name(),
                                "docker exec \"$pod-" + trivet.getName() + "\" "
                                        + words(trivet.getLifecycle()
                                                .getPreStop()
                                                .getExec()
                                                .getCommand()))
                        .collect(Collectors.joining("\n", "", "\n"))
                + ended.stream()
                        .map(container -> grace + "\"$pod-" + container + "\" >/dev/null\n" + "docker rm \"$pod-"
                                + container + "\" >/dev/null\n")
                        .collect(Collectors.joining())
                + "docker rm -f \"$pod\" >/dev/null\n";
    }

    private static String words(List<String> words) {
        return String.join(" ", words);
    }
}
