package io.trivet.simulation.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.simulation.history.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Small histories, one call a line: {@code invoked returned action condition result}; {@code e1} is an ETag. */
class LinearizabilityTest {
    private static final String CREATED = "0 5 put:a:%:0 - CREATED:e1:1:0";
    private static final String REPLACED = "10 15 put:b:%:0 - REPLACED:e2:2:0";

    private static Optional<Violation> check(Limits limits, String... lines) {
        List<Call> calls = new ArrayList<>();
        for (String line : lines) {
            String text = line.replaceAll("\\be([0-9]+)", "0.1.1#$1");
            calls.add(CallText.parse(String.format("k 01890000-0000-7000-8000-%012d %s", calls.size(), text)));
        }
        return Linearizability.check(calls, limits);
    }

    private static void right(String... lines) {
        assertEquals(Optional.empty(), check(Limits.DEFAULT, lines));
    }

    private static void wrong(String... lines) {
        assertEquals(
                Optional.of(Kind.NOT_LINEARIZABLE), check(Limits.DEFAULT, lines).map(Violation::kind));
    }

    @Test
    void readsSeeTheLastWriteOrAConcurrentOne() {
        right(CREATED, REPLACED, "20 25 get - seen:b:e2:2");
        right(CREATED, REPLACED, "12 25 get - seen:a:e1:1");
        wrong(CREATED, REPLACED, "20 25 get - seen:a:e1:1");
        wrong(CREATED, REPLACED, "12 13 get - seen:b:e2:2", "14 25 get - seen:a:e1:1");
        wrong("0 5 get - seen:a:e1:1", "6 9 put:a:%:0 - CREATED:e1:1:0");
        wrong(CREATED, "6 7 get - seen:x:e1:1");
        wrong(CREATED, "6 7 get - absent");
        right("0 5 get - absent", CREATED);
    }

    @Test
    void noWriteIsLost() {
        wrong(CREATED, "10 15 put:b:%:0 - CREATED:e2:1:0");
        wrong(CREATED, REPLACED, "20 25 put:c:%:0 - REPLACED:e3:2:0");
        wrong(CREATED, REPLACED, "10 25 put:c:%:0 - REPLACED:e3:2:0");
        right(CREATED, REPLACED, "10 25 put:c:%:0 - REPLACED:e3:3:0");
    }

    @Test
    void incrementsCountOnce() {
        String one = "0 5 increment:1 - CREATED:e1:1:1";
        right(one, "6 9 increment:2 - REPLACED:e2:2:3", "10 11 get - seen:3:e2:2");
        wrong(one, "6 9 increment:2 - REPLACED:e2:2:5");
        wrong(one, "6 9 increment:2 - REPLACED:e2:3:5");
        wrong(one, "6 9 increment:2 - REPLACED:e2:2:3", "10 11 get - seen:5:e2:2");
        right(CREATED, "6 9 increment:1 - NOT_A_NUMBER:e1:1:0");
        wrong(one, "6 9 increment:1 - NOT_A_NUMBER:e1:1:0");
        right("0 5 put:9223372036854775807:%:0 - CREATED:e1:1:0", "6 9 increment:1 - NOT_A_NUMBER:e1:1:0");
    }

    @Test
    void declinesShowTheStateAndChangeNothing() {
        right(CREATED, "6 9 put:b:%:0 =e7;-;0 PRECONDITION_FAILED:e1:1:0", "10 11 get - seen:a:e1:1");
        wrong(CREATED, "6 9 put:b:%:0 =e7;-;0 PRECONDITION_FAILED:e1:1:0", "10 11 get - seen:b:e2:2");
        wrong(CREATED, "6 9 put:b:%:0 =e1;-;0 PRECONDITION_FAILED:e1:1:0");
        wrong(CREATED, "6 9 put:b:%:0 =e7;-;0 PRECONDITION_FAILED:-:0:0");
        wrong(CREATED, "6 9 put:b:%:0 =e7;-;0 REPLACED:e2:2:0");
        right(CREATED, "6 9 put:b:%:0 -;-;3 VERSION_CONFLICT:e1:1:0");
        wrong(CREATED, "6 9 put:b:%:0 -;-;2 VERSION_CONFLICT:e1:1:0");
        right("0 5 delete - ABSENT:-:0:0", "6 9 delete =e1;-;0 PRECONDITION_FAILED:-:0:0");
        wrong("6 9 delete =e1;-;0 ABSENT:-:0:0");
        wrong(CREATED, "6 9 put:b:%:0 - ANOTHER_REQUEST:e1:1:0");
        right("0 5 touch:0 - ABSENT:-:0:0");
    }

    @Test
    void anEtagNamesOneWrite() {
        wrong(CREATED, "10 15 put:b:%:0 - REPLACED:e1:2:0");
        wrong(CREATED, "10 15 get - seen:a:e9:1");
        right(CREATED, "10 15 touch:0 - TOUCHED:e1:2:0", "20 25 get - seen:a:e1:2");
        wrong(CREATED, "10 15 touch:0 - TOUCHED:e2:2:0");
        wrong(CREATED, "10 15 get - seen:a:e1:2");
        wrong(CREATED, "6 9 put:c:%:0 =e1;-;0 REPLACED:e2:2:0", "8 19 put:d:%:0 =e1;-;0 REPLACED:e3:3:0");
    }

    @Test
    void deletedValuesStayAway() {
        String deleted = "10 15 delete - DELETED:-:0:0";
        right(CREATED, deleted, "20 25 get - absent", "26 27 put:a:%:0 - CREATED:e2:1:0");
        wrong(CREATED, deleted, "20 25 get - seen:a:e1:1");
        wrong(CREATED, deleted, "20 25 get - absent", "26 27 get - seen:a:e1:1");
        wrong(CREATED, deleted, "26 27 put:a:%:0 - REPLACED:e2:2:0");
        wrong(CREATED, deleted, "16 19 delete - DELETED:-:0:0");
    }

    @Test
    void failedCallsNeverHappened() {
        right(CREATED, "10 15 put:b:%:0 - failed", "20 25 get - seen:a:e1:1");
        wrong(CREATED, "10 15 put:b:%:0 - failed", "20 25 get - seen:b:e2:2");
        wrong(CREATED, "10 15 increment:1 - failed", "20 25 get - seen:a:e1:2");
    }

    @Test
    void unknownCallsHappenLaterOrNever() {
        String unknown = "10 - put:b:%:0 - unknown";
        right(CREATED, unknown, "20 25 get - seen:a:e1:1");
        right(CREATED, unknown, "20 25 get - seen:a:e1:1", "30 35 get - seen:b:e2:2");
        right(CREATED, unknown, "30 35 put:c:%:0 - REPLACED:e3:3:0");
        wrong(CREATED, unknown, "30 35 get - seen:b:e2:2", "36 37 get - seen:a:e1:1");
        wrong(CREATED, unknown, "1 4 get - seen:b:e2:2");
        wrong(CREATED, unknown, "30 35 get - seen:b:e2:2", "36 37 get - seen:b:e3:3");
        wrong(CREATED, unknown, "30 35 put:c:%:0 - REPLACED:e3:4:0");
        right("0 - increment:1 - unknown", "1 - increment:1 - unknown", "9 9 get - seen:2:e2:2");
        wrong("0 - increment:1 - unknown", "1 - increment:1 - unknown", "9 9 get - seen:3:e2:3");
    }

    @Test
    void conditionsMayBindTheEtagOfAnUnknownWrite() {
        String unknown = "10 - put:b:%:0 - unknown";
        right(CREATED, unknown, "20 25 put:c:%:0 =e2;-;0 REPLACED:e3:3:0");
        wrong(CREATED, unknown, "20 25 put:c:%:0 =e2;-;0 REPLACED:e3:2:0");
        String twice = "30 35 put:d:%:0 =e2;-;0 REPLACED:e4:5:0";
        wrong(CREATED, unknown, "11 - put:b:%:0 - unknown", "20 25 put:c:%:0 =e2;-;0 REPLACED:e3:3:0", twice);
        String other = twice.replace("=e2", "=e7");
        right(CREATED, unknown, "11 - put:b:%:0 - unknown", "20 25 put:c:%:0 =e2;-;0 REPLACED:e3:3:0", other);
    }

    @Test
    void valuesExpireWhenTheirTimeIsOver() {
        String brief = "0 5 put:a:%:20 - CREATED:e1:1:0";
        right(brief, "18 20 get - absent");
        wrong(brief, "18 19 get - absent");
        right(brief, "25 30 get - seen:a:e1:1");
        wrong(brief, "26 30 get - seen:a:e1:1");
        wrong(brief, "18 21 get - absent", "22 23 get - seen:a:e1:1");
        right(brief, "18 21 get - absent", "22 23 put:b:%:0 - CREATED:e2:1:0");
        right(brief, "6 9 touch:90 - TOUCHED:e1:2:0", "60 61 get - seen:a:e1:2");
        wrong(brief, "6 9 touch:90 - TOUCHED:e1:2:0", "60 61 get - absent");
        wrong(brief, "6 9 put:b:%:0 - REPLACED:e2:2:0", "60 61 get - absent");
        right(brief, "6 - touch:0 - unknown", "60 61 get - seen:a:e1:2");
        assertEquals(Optional.empty(), check(Limits.DEFAULT.withSkew(5), brief, "13 15 get - absent"));
        assertEquals(Optional.empty(), check(Limits.DEFAULT.withSkew(5), brief, "30 31 get - seen:a:e1:1"));
        assertTrue(check(Limits.DEFAULT.withSkew(5), brief, "31 32 get - seen:a:e1:1")
                .isPresent());
        wrong("0 5 put:1:%:20 - CREATED:e1:1:0", "6 9 increment:1 - REPLACED:e2:2:2", "60 61 get - seen:2:e2:2");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Violation found = check(Limits.DEFAULT, CREATED, REPLACED, "20 25 get - seen:a:e1:1")
                .orElseThrow();
        assertEquals("k", found.key().text());
        assertEquals(3, found.calls().size());
        assertTrue(found.toString().contains("at v1 with a and e0.1.1#1"), found.toString());
    }

    @Test
    void tooMuchToTryIsNeverTakenAsRight() {
        List<String> lines = new ArrayList<>(List.of(CREATED));
        for (int i = 0; i < 8; i++) {
            lines.add("6 - put:" + i + ":%:0 - unknown");
        }
        lines.add("50 60 put:c:%:0 - REPLACED:e3:6:0");
        lines.add("70 80 increment:1 - REPLACED:e4:99:1");
        String[] all = lines.toArray(String[]::new);
        assertEquals(
                Optional.of(Kind.UNDECIDED),
                check(Limits.DEFAULT.atMost(20), all).map(Violation::kind));
        wrong(all);
    }

    @Test
    void aNumberThatNobodySawCanBeCountedUp() {
        String gap = "20 25 put:c:%:0 - REPLACED:e3:4:0";
        right(CREATED, "6 - put:5000:%:0 - unknown", "6 - increment:1 - unknown", gap);
        wrong(CREATED, "6 - put:x:%:0 - unknown", "6 - increment:1 - unknown", gap);
        wrong(CREATED, "6 - put:5000:%:0 - unknown", "9 10 increment:1 - REPLACED:e2:3:0");
        right(CREATED, "6 - put:5000:%:0 - unknown", "9 10 increment:1 - REPLACED:e2:3:5001");
    }

    /** Seed 100919615 had dozens of them for one key, and orders without number. */
    @Test
    void numbersThatNobodySawAreAsGoodAsOneAnother() {
        List<String> lines = new ArrayList<>(List.of(CREATED));
        for (int i = 1; i <= 30; i++) {
            lines.add("6 - put:" + 1_000 * i + ":%:0 - unknown");
        }
        lines.add("6 - increment:2 - unknown");
        lines.add("50 60 put:c:%:0 - REPLACED:e3:16:0");
        lines.add("70 80 put:d:%:0 - REPLACED:e4:99:0");
        assertEquals(
                Optional.of(Kind.NOT_LINEARIZABLE),
                check(Limits.DEFAULT.atMost(1_000), lines.toArray(String[]::new))
                        .map(Violation::kind));
    }
}
