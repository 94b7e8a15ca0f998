package io.trivet.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.trivet.controller.ControllerVerticle;
import io.trivet.node.settings.SettingGroup;
import io.trivet.worker.WorkerVerticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the product and its image are, from where that is written down. */
final class Product {
    private static final Path DEPLOY = Kustomize.TREE.resolve("deploy");
    /** A test holds it to be what the routes are. */
    private static final String ROUTES = "/io/trivet/rest/openapi.yaml";

    private Product() {}

    static boolean serves(String path) {
        try (InputStream document = Product.class.getResourceAsStream(ROUTES)) {
            JsonNode routes = new YAMLMapper().readTree(document).get("paths");
            return routes.path(path).has("get");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SettingGroup> settings(String kind) {
        return kind.equals("controller") ? ControllerVerticle.settings() : WorkerVerticle.settings();
    }

    /** Whether the image has this program: what deploy/container has is copied to /trivet. */
    static boolean hasProgram(String path) {
        return path.startsWith("/trivet/")
                && Files.isExecutable(DEPLOY.resolve("container").resolve(path.substring("/trivet/".length())));
    }

    /** As which user the image runs. */
    static long user() {
        return number(read("Dockerfile"), "(?m)^USER (\\d+):\\d+$");
    }

    static int heapPercentage() {
        return (int) number(read("container/run"), "MaxRAMPercentage=(\\d+)");
    }

    static int directMegabytes(String options) {
        return (int) number(options + " " + read("container/run"), "MaxDirectMemorySize=(\\d+)m");
    }

    /** The first that there is. */
    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String read(String file) {
        try {
            return Files.readString(DEPLOY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
