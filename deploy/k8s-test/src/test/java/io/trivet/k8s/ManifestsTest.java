package io.trivet.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every overlay of deploy/k8s as it would be applied; and that each check would find a mistake, by making some. */
@EnabledIf("io.trivet.k8s.Kustomize#isThere")
final class ManifestsTest {
    private static final List<Check> CHECKS = List.of(
            new SelectorCheck(),
            new PortCheck(),
            new EnvironmentCheck(),
            new SettingsCheck(),
            new VolumeCheck(),
            new SecurityCheck(),
            new MemoryCheck(),
            new LifeCheck(),
            new SpreadCheck(),
            new NetworkCheck());

    private static Map<String, String> rendered;

    @BeforeAll
    static void render() {
        rendered = Overlays.rendered();
    }

    private static List<String> problems(String manifests) {
        Manifests all = StrictReader.read(manifests);
        return CHECKS.stream().flatMap(check -> check.problems(all).stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minikube", "production", "production-outside", "monitored"})
    void everythingFitsTogetherAndFitsTheProduct(String overlay) {
        assertEquals(List.of(), problems(rendered.get(overlay)));
        assertEquals(
                1, StrictReader.read(rendered.get(overlay)).all(Namespace.class).size());
    }

    static Stream<Mistake> mistakes() {
        return Mistake.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFound(Mistake mistake) {
        String right = rendered.get(mistake.overlay());
        String wrong = right.replace(mistake.instead(), mistake.of());
        assertFalse(wrong.equals(right), "nothing to be replaced: " + mistake.instead());
        List<String> found = problems(wrong);
        assertTrue(
                found.stream().anyMatch(problem -> problem.contains(mistake.problem())),
                () -> "not found: " + mistake.problem() + ", but " + found);
    }

    @Test
    void whatKubernetesDoesNotKnowIsAnError() {
        String right = rendered.get("minikube");
        for (String wrong : List.of(
                right.replaceFirst("minReadySeconds:", "minReadySecond:"),
                right.replaceFirst("periodSeconds: 2", "periodSeconds: two"),
                right.replaceFirst("kind: StatefulSet", "kind: StateSet"))) {
            assertThrows(IllegalArgumentException.class, () -> StrictReader.read(wrong));
        }
    }

    @Test
    void eachWorkerHasItsOwnPostgresOrOneOutside() {
        assertTrue(Workload.of(StrictReader.read(rendered.get("production")).workers())
                .postgres()
                .isPresent());
        Manifests outside = StrictReader.read(rendered.get("production-outside"));
        Workload workers = Workload.of(outside.workers());
        assertTrue(workers.postgres().isEmpty());
        assertEquals(List.of(), workers.claims());
        assertEquals(
                "worker-0.postgres.example.com",
                SettingsCheck.environment(outside, workers).get("TRIVET_POSTGRES_HOST"));
    }

    @Test
    void theDashboardsAreThoseOfCompose() throws Exception {
        Manifests monitored = StrictReader.read(rendered.get("monitored"));
        String dashboard = monitored
                .find(ConfigMap.class, "trivet-dashboards")
                .orElseThrow()
                .getData()
                .get("trivet.json");
        ObjectMapper json = new ObjectMapper();
        assertEquals(
                json.readTree(Files.readString(Kustomize.TREE.resolve("deploy/monitoring/dashboards/trivet.json"))),
                json.readTree(dashboard));
        assertEquals(1, monitored.all(ServiceMonitor.class).size());
    }
}
