package io.trivet.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code kubectl apply -k} would send: rendered by kubectl, or by kustomize itself; neither asks any cluster. */
final class Kustomize {
    /** From this module's directory, in which its tests run. */
    static final Path TREE = Path.of("..", "..");

    private static final List<List<String>> PROGRAMS =
            List.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"));
    private static final long LIMIT_SECONDS = 60;

    private Kustomize() {}

    /** Without one of the two nothing of this can be tested. */
    static boolean isThere() {
        return program().isPresent();
    }

    private static Optional<List<String>> program() {
        return PROGRAMS.stream()
                .filter(program -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program.get(0)))))
                .findFirst();
    }

    static String render(Path directory) {
        List<String> command = Stream.concat(program().orElseThrow().stream(), Stream.of(directory.toString()))
                .toList();
        try {
            Path errors = Files.createTempFile("kustomize", "err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(errors);
            Files.delete(errors);
            if (!ended || process.exitValue() != 0 || !said.isEmpty()) {
                throw new AssertionError(command + " said: " + said);
            }
            return rendered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
