package io.trivet.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.controller.ControllerVerticle;
import io.trivet.node.settings.SettingGroup;
import io.trivet.node.settings.SettingsTable;
import io.trivet.worker.WorkerVerticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual names every setting as the program has it. */
final class SettingsDocumentTest {
    private static final Path MANUAL = Path.of("..", "docs", "operations.md");
    private static final Path AS_IT_SHOULD_BE = Path.of("target", "settings.md");
    private static final String BEGIN = "<!-- settings: begin, as SettingsDocumentTest wants them -->\n";
    private static final String END = "<!-- settings: end -->";

    private static List<SettingGroup> groups() {
        return Stream.concat(WorkerVerticle.settings().stream(), ControllerVerticle.settings().stream())
                .distinct()
                .toList();
    }

    @Test
    void theManualListsEverySettingExactlyAsTheCodeHasIt() throws IOException {
        String expected = "\n" + SettingsTable.markdown(groups()) + "\n";
        Files.writeString(AS_IT_SHOULD_BE, expected);
        String manual = Files.readString(MANUAL);
        int begin = manual.indexOf(BEGIN);
        int end = manual.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "the markers are missing in " + MANUAL);
        assertEquals(
                expected,
                manual.substring(begin + BEGIN.length(), end),
                "Replace the part between the markers in docs/operations.md by deploy/" + AS_IT_SHOULD_BE);
    }

    @Test
    void noSettingIsThereTwice() {
        List<String> names = groups().stream()
                .flatMap(group -> group.settings().stream())
                .map(setting -> setting.name())
                .toList();
        assertEquals(names.stream().distinct().toList(), names);
    }
}
