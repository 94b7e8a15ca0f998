package io.trivet.deploy.walk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A change to one class of the product, for a run on a real cluster. The class is compiled anew with the change in it
 * and goes before the right one on the class path of all nodes: nothing in the product knows of it.
 *
 * @param source of the class, below the sources of common
 * @param right what stands there, once
 * @param other what is to stand there instead
 */
record Patch(String name, String source, String right, String other) {
    private static final Path SOURCES = Path.of("../common/src/main/java");
    private static final Path JAR = Path.of("target/trivet.jar");
    private static final Path PLACE = Path.of("target/patches");

    /** What is typed instead of deploy/local: it gives its own class path to the nodes. */
    static List<String> program(List<Patch> patches) throws IOException {
        List<String> classPath = new ArrayList<>();
        for (Patch patch : patches) {
            classPath.add(patch.compiled().toAbsolutePath().toString());
        }
        classPath.add(JAR.toAbsolutePath().toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, classPath),
                "io.trivet.deploy.Local");
    }

    private Path compiled() throws IOException {
        Path place = PLACE.resolve(name);
        Path changed = place.resolve(Path.of(source).getFileName());
        Path classes = Files.createDirectories(place.resolve("classes"));
        Files.writeString(changed, applied(original()));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", JAR.toString(), changed.toString());
        Path compiled = classes.resolve(source.replace(".java", ".class"));
        if (code != 0 || !Files.exists(compiled)) {
            throw new AssertionError("the patch '" + name + "' cannot be compiled");
        }
        return classes;
    }

    String original() throws IOException {
        return Files.readString(SOURCES.resolve(source));
    }

    String applied(String text) {
        int at = text.indexOf(right);
        if (at < 0 || text.indexOf(right, at + 1) >= 0) {
            throw new AssertionError("the patch '" + name + "' does not fit " + source + ": expected once: " + right);
        }
        return text.replace(right, other);
    }
}
