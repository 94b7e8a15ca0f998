package io.trivet.deploy;

import io.trivet.deploy.switchboard.SwitchboardServer;
import io.trivet.deploy.switchboard.SwitchboardSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The program behind the buttons of the console; deploy/local starts and ends it with the cluster. */
public final class Switchboard {
    private Switchboard() {}

    public static void main(String[] arguments) throws IOException {
        new SwitchboardServer(SwitchboardSettings.read(Path.of(arguments[0]))).start();
    }
}
