package io.trivet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows of docs/architecture.md, and shows that each rule would notice if one were turned around. */
final class ArchitectureTest {
    private static final String FIXTURE = "io.trivet.fixture";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.trivet");

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

    static List<ArchRule> rules() {
        return new ArchitectureRules("io.trivet").all();
    }

    static List<ArchRule> rulesOfTheFixture() {
        return new ArchitectureRules(FIXTURE).all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void looksAtTheProductAndAtNothingElse() {
        assertTrue(PRODUCT.stream().anyMatch(c -> c.getPackageName().equals("io.trivet.cluster")), "no classes found");
        assertFalse(PRODUCT.contain(ArchitectureTest.class), "tests found among the product's classes");
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheFixture")
    void canFail(ArchRule rule) {
        assertTrue(rule.evaluate(FIXTURES).hasViolation(), () -> "nothing can break the rule: " + rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "Instant.now()",
                "Clock.systemUTC()",
                "Math.random()",
                "Random.<init>()",
                "ThreadLocalRandom.current()",
                "UUID.randomUUID()",
                "Collections.shuffle(java.util.List)",
                "Set.of(java.lang.Object, java.lang.Object)",
                "Map.copyOf(java.util.Map)",
                "Thread.<init>()",
                "Executors.newCachedThreadPool()",
                "ReentrantLock.<init>()",
                "FileInputStream.<init>(java.lang.String)",
                "System.getenv(java.lang.String)",
                "io.vertx.core.Vertx.vertx()"
            })
    void sees(String call) {
        String found = rulesOfTheFixture().stream()
                .flatMap(rule -> rule.evaluate(FIXTURES).getFailureReport().getDetails().stream())
                .collect(Collectors.joining("\n"));
        assertTrue(found.contains(call), found);
    }

    @Test
    void leavesPlainCodeAlone() {
        JavaClasses plain = new ClassFileImporter().importClasses(io.trivet.fixture.cluster.Plain.class);
        long broken = rulesOfTheFixture().stream()
                .filter(rule -> rule.evaluate(plain).hasViolation())
                .count();
        assertEquals(0, broken);
    }
}
