package io.trivet.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.process.ProcessEnd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndingTest {
    private final List<Integer> codes = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Ending ending = new Ending((code, why) -> {
        codes.add(code);
        sentences.add(why);
    });

    @Test
    void whatHasNoMessageIsNamedAllTheSame() {
        ending.unfit(new IllegalStateException());
        ending.notJoined(new IllegalStateException("no such host"));
        assertEquals(List.of("java.lang.IllegalStateException", "no such host"), sentences);
        assertEquals(List.of(ProcessEnd.UNFIT, ProcessEnd.UNFIT), codes);
    }

    @Test
    void whoseDatabaseAnotherUsesIsNotToldToEmptyIt() {
        ending.disowned("another process has been started over its database");
        assertTrue(sentences.get(0).contains("another process has been started over its database"));
        assertFalse(sentences.get(0).contains("NEW_IDENTITY"));
    }
}
