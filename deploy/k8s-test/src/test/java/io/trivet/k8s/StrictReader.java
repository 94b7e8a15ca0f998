package io.trivet.k8s;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads rendered manifests into typed objects. Whatever these types do not know is an error, as it would be to {@code
 * kubectl apply --validate=strict}; by themselves they keep it aside.
 */
final class StrictReader {
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Stream.of(
                    ConfigMap.class,
                    Namespace.class,
                    Secret.class,
                    Service.class,
                    Deployment.class,
                    StatefulSet.class,
                    HorizontalPodAutoscaler.class,
                    NetworkPolicy.class,
                    PodDisruptionBudget.class,
                    ServiceMonitor.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), Function.identity()));

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .annotationIntrospector(new NothingAside())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private StrictReader() {}

    static Manifests read(String rendered) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered)) {
            List<JsonNode> nodes = documents.readAll();
            return new Manifests(nodes.stream().map(StrictReader::object).toList());
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static HasMetadata object(JsonNode node) {
        String type = node.path("apiVersion").asText() + " " + node.path("kind").asText();
        Class<? extends HasMetadata> known = Optional.<Class<? extends HasMetadata>>ofNullable(TYPES.get(type))
                .orElseThrow(() -> new IllegalArgumentException("no such kind of object here: " + type));
        return YAML.convertValue(node, known);
    }

    /** Fabric8's types have a map for what they do not know; here there is none. */
    private static final class NothingAside extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
