package io.trivet.deploy.local;

import io.trivet.postgres.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Other programs, which take over this one's terminal. */
final class Foreign {
    private static final String TAIL_LINES = "100";

    private Foreign() {}

    /** The end of a log; options after the name are tail's. */
    static int tail(Path log, List<String> nameAndOptions) {
        List<String> words = new ArrayList<>(List.of("tail", "-n", TAIL_LINES));
        words.addAll(nameAndOptions.subList(1, nameAndOptions.size()));
        words.add(log.toString());
        try {
            return run(words, Map.of());
        } catch (IOException e) {
            throw new Refusal("tail is not installed here; the log is " + log + ".");
        }
    }

    /** psql, if there is one here; else a prompt that is good for simple questions. */
    static int psql(PostgresPart postgres, List<String> nameAndOptions, Terminal terminal) {
        if (!postgres.runs()) {
            throw new Refusal(postgres.name() + " does not run.");
        }
        Access access = postgres.access();
        List<String> options = nameAndOptions.subList(1, nameAndOptions.size());
        List<String> words = new ArrayList<>(List.of("psql", "-h", access.host(), "-p", access.port() + ""));
        words.addAll(List.of("-U", access.user(), "-d", access.database()));
        words.addAll(options);
        try {
            return run(words, Map.of("PGPASSWORD", access.password()));
        } catch (IOException e) {
            return SqlPrompt.run(access, options, terminal);
        }
    }

    private static int run(List<String> words, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(environment);
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", 130);
        }
    }
}
