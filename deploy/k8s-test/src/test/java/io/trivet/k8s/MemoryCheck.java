package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program takes fits into what its container may have, and that is what it is promised. */
final class MemoryCheck implements Check {
    private static final long MEGABYTE = 1 << 20;
    /** So much is left for classes, compiled code and threads, as it is by the limit of compose.yaml. */
    private static final long REST = 200;

    private static final Pattern SHARED = Pattern.compile("shared_buffers=(\\d+)MB");

    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads().forEach(workload -> {
            workload.containers().forEach(container -> {
                Map<String, Quantity> limits = container.getResources().getLimits();
                Map<String, Quantity> requests = container.getResources().getRequests();
                problems.unless(
                        limits.containsKey("memory")
                                && limits.get("memory").equals(requests.get("memory"))
                                && limits.containsKey("cpu")
                                && requests.containsKey("cpu"),
                        "%s may be promised less memory than it takes",
                        container.getName());
            });
            java(workload.trivet(), problems);
            workload.postgres().ifPresent(postgres -> postgres(postgres, problems));
        });
    }

    private static long megabytes(Container container) {
        return Optional.ofNullable(container.getResources().getLimits().get("memory"))
                .map(limit -> Quantity.getAmountInBytes(limit).longValue() / MEGABYTE)
                .orElse(0L);
    }

    private static void java(Container trivet, Problems problems) {
        long limit = megabytes(trivet);
        long heap = limit * Product.heapPercentage() / 100;
        long direct =
                Product.directMegabytes(Workload.value(trivet, "JAVA_OPTS").orElse(""));
        problems.unless(
                heap + direct + REST <= limit,
                "%s may take a heap of %s MB, %s MB of buffers and more, and has %s MB",
                trivet.getName(),
                heap,
                direct,
                limit);
    }

    private static void postgres(Container postgres, Problems problems) {
        Matcher shared = SHARED.matcher(String.join(" ", postgres.getArgs()));
        long buffers = shared.find() ? Long.parseLong(shared.group(1)) : 128;
        problems.unless(buffers <= megabytes(postgres) / 2, "PostgreSQL's shared buffers do not fit its memory");
    }
}
