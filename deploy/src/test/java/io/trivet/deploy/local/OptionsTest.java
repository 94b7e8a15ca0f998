package io.trivet.deploy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }

    private static void assertMisuse(String words, Runnable action) {
        Refusal refusal = assertThrows(Refusal.class, action::run);
        assertEquals(Refusal.MISUSE, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    @Test
    void startAllWhenNothingIsSaid() {
        assertEquals("up", parse().command());
        assertEquals(Plan.USUAL, parse().wishes().on(Plan.USUAL));
    }

    @Test
    void mayStandAnywhereAndWithAnEqualsSign() {
        Options options = parse("-d", "--workers", "3", "up", "--data=/tmp/a=b", "--port=9000", "--controllers", "2");
        assertTrue(options.background());
        assertEquals(Optional.of(Path.of("/tmp/a=b")), options.data());
        assertEquals(new Plan(3, 2, 9000), options.wishes().on(Plan.USUAL));
        assertEquals(
                List.of("w1", "pg2"), parse("kill", "w1", "--data", "x", "pg2").rest());
    }

    @Test
    void areHandedOnToPsqlAndTail() {
        Options options = parse("--data", "x", "psql", "w1", "-c", "select 1");
        assertEquals(List.of("w1", "-c", "select 1"), options.rest());
        assertEquals(List.of("c1", "-f"), parse("logs", "c1", "-f").rest());
    }

    @Test
    void ofOneCommandOnly() {
        assertEquals(1, parse("add").count());
        assertEquals(3, parse("add", "-n", "3").count());
        assertEquals(
                List.of("w1", "w2"), parse("recover", "--lost=w1,w2", "--yes").lost());
        assertEquals(
                List.of("w1", "w2"),
                parse("recover", "--lost", "w1,", "w2", "w1").lost());
        assertTrue(parse("recover", "--lost", "w1", "--yes").confirmed());
        assertFalse(parse("recover", "--lost", "w1").confirmed());
        assertEquals(List.of("c1", "-n", "5"), parse("logs", "c1", "-n", "5").rest());
        assertMisuse("-n goes with 'add' only", () -> parse("up", "-n", "3"));
        assertMisuse("--yes goes with 'recover' only", () -> parse("remove", "w1", "--yes"));
        assertMisuse("-n needs a number, not 'two'", () -> parse("add", "-n", "two"));
        assertMisuse("--lost w1,w2", () -> parse("recover", "--lost", ",").lost());
    }

    @Test
    void thatMakeNoSenseAreRefused() {
        assertMisuse("no option --wrokers", () -> parse("--wrokers", "3"));
        assertMisuse("--port needs a value", () -> parse("--port"));
        assertMisuse("needs a number, not 'many'", () -> parse("--workers", "many"));
        assertMisuse(
                "1 to 99 workers, not 0", () -> parse("--workers", "0").wishes().on(Plan.USUAL));
        assertMisuse(
                "1 to 9 controllers",
                () -> parse("--controllers", "10").wishes().on(Plan.USUAL));
        assertMisuse("from 1024 to 44000", () -> parse("--port", "80").wishes().on(Plan.USUAL));
        assertMisuse("needs a name", () -> parse("kill").names());
    }

    @Test
    void leadToPortsThatNeverMeet() {
        List<Integer> ports = new Plan(99, 9, 8000)
                .members().stream().flatMap(member -> member.ports().stream()).toList();
        Set<Integer> different = new HashSet<>(ports);
        assertEquals(ports.size(), different.size());
        assertTrue(new Plan(99, 9, 44_000)
                .members().stream().flatMap(member -> member.ports().stream()).allMatch(port -> port < 65_536));
    }
}
