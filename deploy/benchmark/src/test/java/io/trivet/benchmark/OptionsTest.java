package io.trivet.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.benchmark.plan.DataSet;
import io.trivet.benchmark.plan.Subject;
import io.trivet.deploy.local.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Options parse(String text) {
        return Options.parse(text.isEmpty() ? List.of() : List.of(text.split(" ")));
    }

    @Test
    void nothingIsTheUsual() {
        Options options = parse("");
        assertEquals(3, options.rounds());
        assertEquals(Duration.ofSeconds(5), options.seconds());
        assertEquals(Optional.empty(), options.json());
        assertEquals(3, options.plan().groups().size());
    }

    @Test
    void aQuickOneHasOneRound() {
        assertEquals(1, parse("--quick").rounds());
        assertEquals(2, parse("--quick --rounds 2").rounds());
    }

    @Test
    void valuesAreTakenEitherWay() {
        Options options = parse("--only put,get --connections=64,256 --seconds 3 --json a.json --html=b.html");
        assertEquals(12, options.plan().groups().get(0).cells().size());
        assertEquals(Duration.ofSeconds(3), options.seconds());
        assertEquals(Optional.of(Path.of("a.json")), options.json());
        assertEquals(Optional.of(Path.of("b.html")), options.html());
    }

    @Test
    void forAProfilerThereIsNothingButTrivet() {
        assertEquals(Set.of(Subject.TRIVET), parse("--trivet-only").plan().subjects());
        assertTrue(parse("--trivet-only --only floor").plan().groups().isEmpty());
    }

    @Test
    void threeWorkersCannotLoseOne() {
        assertEquals(4, parse("").workers());
        assertEquals(3, parse("--only put,get --workers 3").workers());
        assertThrows(Refusal.class, () -> parse("--workers 3"));
        assertThrows(Refusal.class, () -> parse("--only put --workers 2"));
    }

    @Test
    void losingAWorkerIsNothingForAFirstLook() {
        assertTrue(parse("").heals());
        assertTrue(parse("--full --trivet-only").heals());
        assertFalse(parse("--quick").heals());
        assertFalse(parse("--only put").heals());
        assertTrue(parse("--quick --only heal").heals());
        assertTrue(parse("--only heal").plan().groups().isEmpty());
        assertEquals(new DataSet(135_000, 100), parse("--only heal").healed());
        assertEquals(
                new DataSet(9_000, 50),
                parse("--only heal --keys 9000 --values 50").healed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--fast",
                "put",
                "--only puts",
                "--connections 0",
                "--connections 64,,256",
                "--connections many",
                "--keys 1000001",
                "--values 0",
                "--seconds",
                "--rounds 0",
                "--port 80",
                "--quick --full"
            })
    void whatMakesNoSenseIsRefused(String text) {
        assertEquals(
                Refusal.MISUSE, assertThrows(Refusal.class, () -> parse(text)).exitCode());
    }
}
