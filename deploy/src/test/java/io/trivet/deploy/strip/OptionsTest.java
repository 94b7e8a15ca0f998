package io.trivet.deploy.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.deploy.local.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is typed. */
class OptionsTest {
    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }

    private static void assertMisuse(String words, String... arguments) {
        Refusal refusal = assertThrows(Refusal.class, () -> parse(arguments));
        assertEquals(Refusal.MISUSE, refusal.exitCode());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    @Test
    void theUsual() {
        assertEquals(List.of(8000, 8001, 8002, 8003, 8004), parse().ports());
        assertEquals(2, parse().clients());
        assertEquals(Duration.ofSeconds(1), parse().patience());
        assertEquals(Optional.empty(), parse().count());
    }

    @Test
    void whatIsAskedFor() {
        Options options =
                parse("--ports=9100,9102-9104", "--fault", "pause w2", "--fault=kill w1", "--seconds", "3,4,5");
        assertEquals(List.of(9100, 9102, 9103, 9104), options.ports());
        assertEquals(List.of("pause w2", "kill w1"), options.faults());
        assertEquals(
                new Options.Phases(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5)),
                options.phases());
        assertEquals(
                Set.of(8002),
                parse("--break", "a", "--mend", "b", "--away", "8002").away());
    }

    @Test
    void whatMakesNoSense() {
        assertMisuse("no option --what", "--what");
        assertMisuse("needs a value", "--ports");
        assertMisuse("go together", "--break", "false");
        assertMisuse("an etcd of its own", "--etcd", "--data", "x");
        assertMisuse("three numbers", "--seconds", "3,4");
        assertMisuse("from 1 to 26", "--clients", "0");
        assertMisuse("give one of them", "--fault", "pause w2", "--break", "a", "--mend", "b");
        assertMisuse("needs a number", "--ports", "a-b");
        assertMisuse("1 to 100 ports", "--ports", "9000-8000");
    }

    @Test
    void kindsOfFaults() {
        assertEquals("pause worker", LocalFaults.kind(List.of("pause", "w2")));
        assertEquals("kill worker and PostgreSQL", LocalFaults.kind(List.of("kill", "w2", "pg2")));
    }

    @Test
    void whoeverIsBrokenIsAway() {
        EntryPoint w2 = new EntryPoint("w2", 8002);
        LocalFaults faults = new LocalFaults(Optional.empty(), List.of(new EntryPoint("c1", 8000), w2));
        assertEquals(Set.of(w2), faults.fault("pause w2").away());
        assertEquals(Set.of(), faults.fault("pause pg2").away());
        assertThrows(Refusal.class, () -> faults.fault("pause"));
        assertThrows(Refusal.class, () -> faults.fault("remove w2"));
    }

    @Test
    void keysAreThoseOfAllLeadersByTurns() {
        Map<String, String> leaders = Map.of("a", "w1", "b", "w1", "c", "w2", "d", "w3", "e", "w1");
        assertEquals(List.of("a", "c", "d", "b"), Keys.spread(leaders, 4));
        assertEquals(5, Keys.spread(leaders, 9).size());
    }
}
