package io.trivet.deploy.walk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A deliberate mistake in one of the rules on which safety rests, which the judgement on a real cluster has to notice.
 * The class is compiled anew with the mistake in it and goes before the right one on the class path of all nodes:
 * nothing in the product knows of it.
 */
record Mutation(String name, String text, String right, String wrong) {
    private static final Path RULES = Path.of("../common/src/main/java/io/trivet/register/host/Rules.java");
    private static final Path JAR = Path.of("target/trivet.jar");
    private static final Path PLACE = Path.of("target/mutants");

    static final List<Mutation> ALL = List.of(
            new Mutation(
                    "early-answer",
                    "an acceptor answers before the commit",
                    "return commit.map(then);",
                    "return Future.succeededFuture(then.apply(new Committed("
                            + "write.rows().stream().map(row -> Store.Stored.STORED).toList())));"),
            of("unconfirmed", "a leader answers without confirmation", "needsConfirmation()", "true", "false"),
            of(
                    "lower-ballot",
                    "an acceptor takes a lower ballot",
                    "refuses(Ballot ballot, Ballot promised)",
                    "ballot.isBelow(promised)",
                    "false"),
            of(
                    "believing",
                    "a leader believes what it holds itself",
                    "believes(boolean heldByQuorum, boolean heldBySelf)",
                    "heldByQuorum",
                    "true"),
            of(
                    "no-wipe",
                    "a worker that joins keeps its old rows",
                    "wipesOnPrepare(PartitionConfig config, int self, Ballot promised)",
                    "config.joins(self) && promised.epoch() < config.epoch()",
                    "false"));

    private static Mutation of(String name, String text, String method, String right, String wrong) {
        String body = "public boolean " + method + " {\n        return %s;";
        return new Mutation(name, text, body.formatted(right), body.formatted(wrong));
    }

    static Mutation named(String name) {
        return ALL.stream()
                .filter(mutation -> mutation.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No mutant is called '" + name + "'. There are: "
                        + ALL.stream().map(Mutation::name).collect(Collectors.joining(", "))));
    }

    /** What is typed instead of deploy/local: it gives its own class path to the nodes. */
    List<String> program() throws IOException {
        Path classes = compiled();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes.toAbsolutePath() + File.pathSeparator + JAR.toAbsolutePath(),
                "io.trivet.deploy.Local");
    }

    private Path compiled() throws IOException {
        Path place = PLACE.resolve(name);
        Path source = place.resolve("Rules.java");
        Path classes = Files.createDirectories(place.resolve("classes"));
        Files.writeString(source, mutated(Files.readString(RULES)));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", JAR.toString(), source.toString());
        if (code != 0) {
            throw new AssertionError("the mutant '" + name + "' cannot be compiled");
        }
        try (Stream<Path> files = Files.walk(classes)) {
            if (files.noneMatch(file -> file.endsWith("Rules.class"))) {
                throw new AssertionError("the mutant '" + name + "' has no class");
            }
        }
        return classes;
    }

    String mutated(String source) {
        int at = source.indexOf(right);
        if (at < 0 || source.indexOf(right, at + 1) >= 0) {
            throw new AssertionError("the mutant '" + name + "' does not fit the rules: expected '" + right + "' once");
        }
        return source.replace(right, wrong);
    }
}
