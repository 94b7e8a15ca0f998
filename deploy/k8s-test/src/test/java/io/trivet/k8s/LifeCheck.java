package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Optional;

/** How pods begin and end: one at a time, in order, and never for no good reason. */
final class LifeCheck implements Check {
    /** Seconds for the last question, what is lingered after it, and an end in order. */
    private static final long AFTER_THE_LAST_REFUSAL = 30;

    private static final List<String> ALIVE = List.of("/trivet/alive");

    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads().forEach(workload -> {
            probes(workload.trivet(), problems);
            end(workload, problems);
            workload.postgres().ifPresent(postgres -> postgres(postgres, problems));
        });
        workers(all.workers(), problems);
        problems.unless(
                all.find(PodDisruptionBudget.class, "worker")
                        .filter(budget -> Integer.valueOf(1)
                                .equals(budget.getSpec().getMaxUnavailable().getIntVal()))
                        .isPresent(),
                "more than one worker may be evicted at a time");
        all.find(HorizontalPodAutoscaler.class, "worker").ifPresent(scaler -> scaler(all, scaler, problems));
    }

    /** To one that has ended on purpose /health/live answers nothing; so liveness is asked of a program that knows. */
    private static void probes(Container trivet, Problems problems) {
        problems.unless(
                isAlive(trivet.getLivenessProbe()) && isAlive(trivet.getStartupProbe()),
                "%s is started again when it must not be",
                trivet.getName());
        problems.unless(
                patience(trivet.getLivenessProbe()) >= 60 && patience(trivet.getStartupProbe()) >= 60,
                "%s is killed for being slow for a moment",
                trivet.getName());
        problems.unless(
                trivet.getReadinessProbe() != null
                        && trivet.getReadinessProbe().getHttpGet() != null
                        && "/health/ready"
                                .equals(trivet.getReadinessProbe().getHttpGet().getPath()),
                "%s is asked by clients when it is not ready",
                trivet.getName());
    }

    /** For so many seconds it may fail. */
    private static int patience(Probe probe) {
        return Optional.ofNullable(probe)
                .map(present -> present.getPeriodSeconds() * present.getFailureThreshold())
                .orElse(0);
    }

    private static boolean isAlive(Probe probe) {
        return Optional.ofNullable(probe)
                .map(Probe::getExec)
                .map(ExecAction::getCommand)
                .filter(command -> command.equals(ALIVE) && Product.hasProgram(command.get(0)))
                .isPresent();
    }

    private static void end(Workload workload, Problems problems) {
        List<String> before =
                workload.trivet().getLifecycle().getPreStop().getExec().getCommand();
        problems.unless(
                before.size() == 2 && Product.hasProgram(before.get(0)),
                "%s does not hand over before it ends",
                workload.name());
        long refusals = Long.parseLong(before.get(before.size() - 1).replaceAll("\\D", "0"));
        problems.unless(
                workload.pod().getTerminationGracePeriodSeconds() >= refusals + AFTER_THE_LAST_REFUSAL,
                "%s is killed before it has ended in order",
                workload.name());
    }

    private static void postgres(Container postgres, Problems problems) {
        problems.unless(
                "Always".equals(postgres.getRestartPolicy()) && postgres.getStartupProbe() != null,
                "PostgreSQL does not start before its worker and end after it");
        problems.unless(
                postgres.getLivenessProbe() == null && patience(postgres.getStartupProbe()) >= 1_800,
                "PostgreSQL is killed when it is slow");
        problems.unless(
                postgres.getArgs().contains("listen_addresses=127.0.0.1"), "others than its worker reach PostgreSQL");
    }

    private static void workers(StatefulSet workers, Problems problems) {
        problems.unless(
                "Parallel".equals(workers.getSpec().getPodManagementPolicy()),
                "each worker waits for the one before to be ready, which it is only with the others");
        problems.unless(
                workers.getSpec().getMinReadySeconds() >= 10,
                "the next worker is restarted before the last one leads again what is its own");
        var retention = workers.getSpec().getPersistentVolumeClaimRetentionPolicy();
        problems.unless(
                retention != null
                        && "Retain".equals(retention.getWhenDeleted())
                        && "Retain".equals(retention.getWhenScaled()),
                "disks are deleted with their workers");
    }

    private static void scaler(Manifests all, HorizontalPodAutoscaler scaler, Problems problems) {
        problems.unless(
                all.workers().getSpec().getReplicas() == null,
                "the number of workers is said twice: 'apply' would undo what the autoscaler did");
        problems.unless(
                "Disabled".equals(scaler.getSpec().getBehavior().getScaleDown().getSelectPolicy()),
                "workers are taken away undrained");
        String container =
                scaler.getSpec().getMetrics().get(0).getContainerResource().getContainer();
        problems.unless(
                Workload.of(all.workers()).containers().stream()
                        .anyMatch(each -> each.getName().equals(container)),
                "there is no container %s to be measured",
                container);
    }
}
