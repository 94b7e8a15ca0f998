package io.trivet.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Everything that can be applied, rendered once. */
final class Overlays {
    /** The production overlay with the components that it names as optional. */
    private static final String MONITORED = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: trivet
            resources: [../../../k8s/overlays/production]
            components: [../../../k8s/components/service-monitor, ../../../monitoring]
            """;

    private Overlays() {}

    static Map<String, String> rendered() {
        Map<String, String> rendered = new TreeMap<>();
        Path k8s = Kustomize.TREE.resolve("deploy/k8s/overlays");
        for (String overlay : new String[] {"minikube", "production", "production-outside"}) {
            rendered.put(overlay, Kustomize.render(k8s.resolve(overlay)));
        }
        rendered.put("monitored", Kustomize.render(monitored()));
        return rendered;
    }

    private static Path monitored() {
        try {
            Path directory = Files.createDirectories(Path.of("target", "monitored"));
            Files.writeString(directory.resolve("kustomization.yaml"), MONITORED);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
