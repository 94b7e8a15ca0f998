package io.trivet.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Volumes and mounts fit, and each program may write where it has to, its root being read-only. */
final class VolumeCheck implements Check {
    private static final String DATA = "/var/lib/postgresql/data";

    @Override
    public void look(Manifests all, Problems problems) {
        all.workloads().forEach(workload -> {
            mounts(workload, problems);
            writes(workload.trivet(), List.of("/tmp"), problems);
            workload.postgres().ifPresent(postgres -> postgres(workload, postgres, problems));
        });
    }

    private static void mounts(Workload workload, Problems problems) {
        Set<String> volumes = workload.pod().getVolumes().stream()
                .map(volume -> volume.getName())
                .collect(Collectors.toSet());
        Set<String> claims = workload.claims().stream()
                .map(claim -> claim.getMetadata().getName())
                .collect(Collectors.toSet());
        Set<String> mounted = workload.containers().stream()
                .flatMap(container -> container.getVolumeMounts().stream())
                .map(VolumeMount::getName)
                .collect(Collectors.toSet());
        Set<String> there = Stream.concat(volumes.stream(), claims.stream()).collect(Collectors.toSet());
        problems.unless(
                mounted.equals(there) && there.size() == volumes.size() + claims.size(),
                "%s mounts %s and has %s",
                workload.name(),
                mounted,
                there);
    }

    private static void writes(Container container, List<String> where, Problems problems) {
        where.forEach(path -> problems.unless(
                container.getVolumeMounts().stream()
                        .anyMatch(mount ->
                                mount.getMountPath().equals(path) && !Boolean.TRUE.equals(mount.getReadOnly())),
                "%s cannot write to %s",
                container.getName(),
                path));
    }

    /** Where the image's program writes: its data, its socket and lock, and /tmp. */
    private static void postgres(Workload workload, Container postgres, Problems problems) {
        writes(postgres, List.of(DATA, "/var/run/postgresql", "/tmp"), problems);
        Set<String> claims = workload.claims().stream()
                .map(claim -> claim.getMetadata().getName())
                .collect(Collectors.toSet());
        problems.unless(
                postgres.getVolumeMounts().stream()
                        .anyMatch(mount -> mount.getMountPath().equals(DATA) && claims.contains(mount.getName())),
                "the data of %s is lost with its pod",
                workload.name());
        problems.unless(
                Workload.value(postgres, "PGDATA")
                        .filter(at -> at.startsWith(DATA + "/"))
                        .isPresent(),
                "PGDATA is not below the mount, whose root may hold a lost+found");
        problems.unless(
                workload.pod().getSecurityContext().getFsGroup() != null
                        && workload.pod()
                                .getSecurityContext()
                                .getFsGroup()
                                .equals(postgres.getSecurityContext().getRunAsGroup()),
                "the disk does not belong to the group of PostgreSQL");
    }
}
