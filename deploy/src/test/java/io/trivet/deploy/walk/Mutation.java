package io.trivet.deploy.walk;

import java.util.List;
import java.util.stream.Collectors;

/** A deliberate mistake in a rule on which safety rests, which the judgement on a real cluster has to notice. */
record Mutation(String name, String text, Patch patch) {
    private static final String RULES = "io/trivet/register/host/Rules.java";

    static final List<Mutation> ALL = List.of(
            rule(
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
        return rule(name, text, body.formatted(right), body.formatted(wrong));
    }

    private static Mutation rule(String name, String text, String right, String wrong) {
        return new Mutation(name, text, new Patch(name, RULES, right, wrong));
    }

    static Mutation named(String name) {
        return ALL.stream()
                .filter(mutation -> mutation.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No mutant is called '" + name + "'. There are: "
                        + ALL.stream().map(Mutation::name).collect(Collectors.joining(", "))));
    }
}
