package io.trivet.deploy;

import io.trivet.deploy.local.Commands;
import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Terminal;
import java.util.List;

/** The program behind deploy/local. */
public final class Local {
    private Local() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.ofThisProcess();
        String program = System.getProperty("trivet.command", "deploy/local");
        int exitCode = Commands.of(program, Terminal.standard(), interruption).run(List.of(arguments));
        interruption.clearedUp();
        System.exit(exitCode);
    }
}
