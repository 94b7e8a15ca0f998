package io.trivet.deploy;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Terminal;
import io.trivet.deploy.strip.StripCommand;
import java.util.List;

/** The program behind deploy/demos/strip. */
public final class Strip {
    private Strip() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.ofThisProcess();
        String program = System.getProperty("trivet.command", "deploy/demos/strip");
        int exitCode = 1;
        try {
            exitCode = new StripCommand(program, Terminal.standard(), interruption).run(List.of(arguments));
        } finally {
            // Also when this program is at fault itself: nobody is to wait for it then.
            interruption.clearedUp();
        }
        System.exit(exitCode);
    }
}
