package io.trivet.simulation.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Stamp;
import io.trivet.simulation.history.RandomHistory.Mixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private final History history = new History();

    private int begin(Bytes key, Action action, long now) {
        return history.begin(key, OperationId.of(now, 1, 2), action, Condition.NONE, now);
    }

    @Test
    void whatDoesNotEndIsUnknown() {
        int read = begin(Bytes.utf8("a"), new Action.Get(), 1);
        begin(Bytes.utf8("a"), new Action.Delete(), 2);
        history.finish(read, Result.ABSENT, 3);
        List<Call> calls = history.calls();
        assertEquals(
                List.of(Result.ABSENT, Result.UNKNOWN),
                calls.stream().map(Call::result).toList());
        assertEquals(List.of(3L, Call.NEVER), calls.stream().map(Call::returned).toList());
        assertThrows(IllegalStateException.class, () -> history.finish(read, Result.ABSENT, 4));
    }

    @Test
    void isTheSameAfterSavingAndLoading(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("history.txt");
        List<Call> calls = new RandomHistory(1, new Mixture(8, 20, 10, 10, 30, 20, 30, 0)).calls(500);
        for (Call call : calls) {
            int number = history.begin(call.key(), call.id(), call.action(), call.condition(), call.invoked());
            history.finish(number, call.result(), call.returned());
        }
        Action odd = new Action.Put(Bytes.of(new byte[] {0, ' ', ':', '%', ';', '#', -1}), "text/plain; x", 7);
        history.finish(begin(Bytes.utf8("# ä"), odd, 1), Result.seen(Bytes.EMPTY, Stamp.NONE, 0), 9);
        history.save(file);
        assertEquals(history.calls(), History.load(file));
        assertEquals(calls, History.load(file).subList(0, 500));
    }
}
