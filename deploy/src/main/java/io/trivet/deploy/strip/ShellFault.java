package io.trivet.deploy.strip;

import io.trivet.deploy.local.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A fault by two commands of whoever measures, such as {@code docker compose pause w2} and its contrary. */
record ShellFault(String breaking, String mending) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    Fault fault(Set<EntryPoint> away) {
        return new Fault(breaking, breaking, away, () -> run(breaking), () -> run(mending));
    }

    private static void run(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw Refusal.misuse("'" + command + "' did not end within " + LIMIT.toSeconds() + " s.");
            }
            if (process.exitValue() != 0) {
                throw Refusal.misuse("'" + command + "' ended with exit code " + process.exitValue() + ".");
            }
        } catch (IOException e) {
            throw Refusal.misuse("'" + command + "' cannot be run (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.misuse("Interrupted while '" + command + "' ran.");
        }
    }
}
