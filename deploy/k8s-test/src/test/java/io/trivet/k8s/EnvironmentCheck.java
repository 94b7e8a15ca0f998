package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Variables: what they refer to is there, and before them, and what is secret is referred to. */
final class EnvironmentCheck implements Check {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_]+)\\)");

    /** What docs/kubernetes.md says has to be made by hand, where no overlay makes it. */
    private static final Map<String, Set<String>> SECRETS = Map.of("trivet", Set.of("postgres-password", "token"));

    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads()
                .forEach(workload -> workload.containers().forEach(container -> {
                    order(container, problems);
                    container.getEnvFrom().stream()
                            .map(source -> source.getConfigMapRef().getName())
                            .forEach(name -> problems.unless(
                                    all.find(ConfigMap.class, name).isPresent(), "there is no ConfigMap %s", name));
                    container.getEnv().stream()
                            .flatMap(variable -> secret(variable).stream())
                            .forEach(secret -> secret(all, secret, problems));
                }));
        all.workloads()
                .forEach(workload -> problems.unless(
                        Boolean.FALSE.equals(workload.pod().getEnableServiceLinks()),
                        "%s is told of Services by variables such as TRIVET_PORT, which are no settings",
                        workload.name()));
    }

    /** Kubernetes leaves a reference as it stands when what it refers to comes later. */
    private static void order(Container container, Problems problems) {
        Set<String> before = new HashSet<>();
        for (EnvVar variable : container.getEnv()) {
            String value = Optional.ofNullable(variable.getValue()).orElse("");
            REFERENCE
                    .matcher(value)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(name -> problems.unless(
                            before.contains(name),
                            "%s refers to %s, which does not come before it",
                            variable.getName(),
                            name));
            problems.unless(before.add(variable.getName()), "%s is set twice", variable.getName());
            problems.unless(
                    value.isEmpty() || !isSecret(variable.getName()),
                    "%s is there for all to read",
                    variable.getName());
        }
    }

    private static boolean isSecret(String variable) {
        return variable.endsWith("PASSWORD") || variable.endsWith("TOKEN");
    }

    private static Optional<SecretKeySelector> secret(EnvVar variable) {
        return Optional.ofNullable(variable.getValueFrom()).map(from -> from.getSecretKeyRef());
    }

    private static void secret(Manifests all, SecretKeySelector wanted, Problems problems) {
        Optional<Secret> made = all.find(Secret.class, wanted.getName());
        Set<String> keys = made.map(secret -> secret.getData().keySet())
                .orElseGet(() -> SECRETS.getOrDefault(wanted.getName(), Set.of()));
        problems.unless(
                Boolean.TRUE.equals(wanted.getOptional()) || keys.contains(wanted.getKey()),
                "nobody makes %s of Secret %s",
                wanted.getKey(),
                wanted.getName());
    }

    /** With all references replaced, given what they stand for. */
    static String resolved(String value, Map<String, String> known) {
        return REFERENCE
                .matcher(value)
                .replaceAll((MatchResult found) -> known.getOrDefault(found.group(1), "NOT-THERE"));
    }
}
