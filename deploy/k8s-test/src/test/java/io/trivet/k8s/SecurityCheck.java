package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import java.util.Optional;

/** Nothing has a right that it does not need. */
final class SecurityCheck implements Check {
    @Override
    public void look(Manifests all, Problems problems) {
        problems.unless(
                all.all(Namespace.class).stream()
                        .allMatch(space -> "restricted"
                                .equals(space.getMetadata().getLabels().get("pod-security.kubernetes.io/enforce"))),
                "the namespace takes pods with more rights");
        all.workloads().forEach(workload -> {
            var pod = workload.pod();
            problems.unless(
                    Boolean.FALSE.equals(pod.getAutomountServiceAccountToken()),
                    "%s is given rights on the API server",
                    workload.name());
            problems.unless(
                    Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot())
                            && "RuntimeDefault"
                                    .equals(pod.getSecurityContext()
                                            .getSeccompProfile()
                                            .getType()),
                    "%s may run as root, or make any system call",
                    workload.name());
            workload.containers().forEach(container -> container(container, problems));
            problems.unless(
                    workload.trivet().getSecurityContext().getRunAsUser() == Product.user(),
                    "%s does not run as the image's user",
                    workload.name());
        });
    }

    private static void container(Container container, Problems problems) {
        Optional<SecurityContext> security = Optional.ofNullable(container.getSecurityContext());
        problems.unless(
                security.filter(has -> Boolean.TRUE.equals(has.getReadOnlyRootFilesystem()))
                        .isPresent(),
                "%s may write to its image",
                container.getName());
        problems.unless(
                security.filter(has -> Boolean.FALSE.equals(has.getAllowPrivilegeEscalation())
                                && List.of("ALL").equals(has.getCapabilities().getDrop())
                                && has.getCapabilities().getAdd().isEmpty())
                        .isPresent(),
                "%s has capabilities",
                container.getName());
    }
}
