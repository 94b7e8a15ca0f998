package io.trivet.deploy.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.deploy.walk.HostShell.Said;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandsTest {
    /** As deploy/local under JAVA_TOOL_OPTIONS: what Java says comes first. Its second run finds nobody at work. */
    private static final String BUSY_ONCE = """
            data=$1
            echo 'Picked up JAVA_TOOL_OPTIONS: -XX:TieredStopAtLevel=1'
            mkdir "$data/seen" 2>/dev/null || { echo done; exit 0; }
            echo "Another command is at work on the cluster in $data. Wait for its end."
            exit 1
            """;

    @TempDir
    private Path data;

    @Test
    void waitsForTheEndOfAnotherCommand() {
        LocalCommands local = new LocalCommands(List.of("sh", "-c", BUSY_ONCE), data);

        Said said = local.type("start", "w2");

        assertEquals(0, said.code(), said::text);
    }
}
