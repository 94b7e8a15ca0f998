package io.trivet.benchmark;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Terminal;
import java.nio.file.Path;
import java.util.List;

/** The program behind deploy/bench. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.ofThisProcess();
        String program = System.getProperty("trivet.command", "deploy/bench");
        Path root = Path.of(System.getProperty("trivet.root", "."));
        int exitCode = 1;
        try {
            Screen screen = new Screen(Terminal.standard());
            exitCode = new BenchCommand(program, root, screen, interruption).run(List.of(arguments));
        } finally {
            // Also when this program is at fault itself: nobody is to wait for it then.
            interruption.clearedUp();
        }
        System.exit(exitCode);
    }
}
