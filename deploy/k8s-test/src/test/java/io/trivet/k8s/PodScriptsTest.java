package io.trivet.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Writes the scripts by which deploy/pods-test runs the pods of minikube in Docker; Bash has to understand them. */
@EnabledIf("io.trivet.k8s.Kustomize#isThere")
final class PodScriptsTest {
    private static final Path SCRIPTS = Path.of("target", "pods");

    @Test
    void podsAsScriptsForDocker() throws IOException, InterruptedException {
        Manifests minikube = StrictReader.read(Overlays.rendered().get("minikube"));
        List<String> names = new ArrayList<>();
        for (Workload workload : minikube.workloads()) {
            int replicas = workload.name().equals("worker")
                    ? minikube.workers().getSpec().getReplicas()
                    : 1;
            for (int ordinal = 0; ordinal < replicas; ordinal++) {
                PodScript pod = new PodScript(minikube, workload, ordinal);
                write("start-" + pod.name(), pod.start());
                write("end-" + pod.name(), pod.end());
                names.add(pod.name());
            }
        }
        assertEquals(List.of("controller-0", "worker-0", "worker-1", "worker-2", "worker-3"), names);
    }

    private static void write(String name, String script) throws IOException, InterruptedException {
        Path file = Files.createDirectories(SCRIPTS).resolve(name);
        Files.writeString(file, script);
        Process bash =
                new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
        assertEquals(0, bash.waitFor(), name);
    }
}
