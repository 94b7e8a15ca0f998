package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.deploy.walk.HostShell.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands of deploy/local, as anybody would type them.
 *
 * @param program what is to be typed first
 */
record LocalCommands(List<String> program, Path data) {
    /** Longer than what deploy/local itself waits for. */
    private static final Duration LIMIT = Duration.ofSeconds(150);

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final String BUSY = "Another command is at work";
    private static final HostShell SHELL = new HostShell(Map.of(), LIMIT);

    LocalCommands {
        program = List.copyOf(program);
    }

    /** It has to succeed. */
    void run(String... arguments) {
        mustHaveSucceeded(type(arguments), arguments);
    }

    static void mustHaveSucceeded(Said said, String... arguments) {
        assertEquals(0, said.code(), () -> "deploy/local " + String.join(" ", arguments) + " said:\n" + said.text());
    }

    /** While another command is at work it is typed again. */
    Said type(String... arguments) {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of("--data", data.toString()));
        words.addAll(List.of(arguments));
        long begun = System.nanoTime();
        Said said = SHELL.type(words);
        while (said.text().contains(BUSY) && System.nanoTime() - begun < LIMIT.toNanos()) {
            Waiting.pause(BETWEEN);
            said = SHELL.type(words);
        }
        return said;
    }

    /** What is refused or fails is tried again. */
    void stubbornly(Duration limit, Runnable command) {
        Waiting.until("a command that is carried out", limit, () -> {
            try {
                command.run();
                return Optional.empty();
            } catch (AssertionError refused) {
                return Optional.of(String.valueOf(refused.getMessage()));
            }
        });
    }
}
