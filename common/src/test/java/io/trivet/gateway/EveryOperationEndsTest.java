package io.trivet.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.message.Outcome;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Performed;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the workers answer, and whenever: operations end in time, leave nothing behind, and are told the truth. */
class EveryOperationEndsTest {
    private static final int OPERATIONS = 300;

    private final Stage stage = new Stage(GatewaySettings.DEFAULTS.withMaxInFlight(20), new GatewayRules());
    private final List<Future<Result>> ends = new ArrayList<>();
    private int answered;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverIsAnswered(long seed) {
        Random random = new Random(seed);
        stage.gateway.see(Stage.MAP);
        for (int i = 0; i < OPERATIONS; i++) {
            ends.add(stage.gateway.submit(submission(i, random.nextInt(4) == 0 ? Stage.GET : Stage.PUT)));
            answerSome(random);
            stage.pass(random.nextInt(60));
        }
        stage.pass(Stage.TIMEOUT);
        assertEquals(0, stage.gateway.inFlight());
        assertEquals(0, stage.timing.timers());
        assertTrue(stage.sends.size() < OPERATIONS * 100, "sends: " + stage.sends.size());
        for (int i = 0; i < OPERATIONS; i++) {
            check(ends.get(i).result(), sendsOf(i));
        }
    }

    /** Each has a key of its own, by which its sends are told from others'. */
    private static Submission submission(int number, Submission like) {
        return Submission.of(key(number), like.action());
    }

    private static Bytes key(int number) {
        return Bytes.utf8("k" + number);
    }

    private List<Stage.Send> sendsOf(int number) {
        return stage.sends.stream()
                .filter(send -> send.message().operation().key().equals(key(number)))
                .toList();
    }

    private void answerSome(Random random) {
        for (; answered < stage.sends.size() && random.nextInt(50) > 0; answered++) {
            Stage.Send send = stage.send(answered - (answered > 0 ? random.nextInt(Math.min(answered, 9)) : 0));
            if (!send.answer().future().isComplete()) {
                answer(send, random);
            }
        }
    }

    private void answer(Stage.Send send, Random random) {
        boolean read = send.message().operation().isRead();
        switch (random.nextInt(9)) {
            case 0 -> send.fail(new IllegalStateException("lost"));
            case 1 -> send.fail(new NeverSent("lost"));
            case 2, 3 -> send.notLeader(random.nextInt(5) - 1);
            case 4 -> send.notTaken(Outcome.Reason.values()[random.nextInt(4)]);
            case 5 -> send.tooOld(OperationId.of(stage.timing.wallClock(), random.nextLong(), 0));
            case 6 -> send.answer(new Outcome.Unknown());
            case 7 -> send.answer(read ? new Outcome.Found(Optional.empty()) : new Outcome.Done(Stage.REFUSED));
            default -> send.answer(read ? new Outcome.Found(Optional.empty()) : new Outcome.Done(Stage.CREATED));
        }
    }

    private static void check(Result result, List<Stage.Send> sends) {
        if (sends.isEmpty() || sends.get(0).message().operation().isRead()) {
            assertFalse(result instanceof Result.Unknown);
            return;
        }
        List<Stage.Send> open =
                sends.stream().filter(EveryOperationEndsTest::mayHaveBeenTaken).toList();
        assertFalse(result instanceof Result.DidNotHappen && !open.isEmpty(), "a lie: " + result);
        assertTrue(open.stream().map(Stage.Send::id).distinct().count() <= 1, "two ids, both perhaps applied");
        open.stream().skip(1).forEach(later -> assertTrue(later.message().marked(), "an unmarked retry"));
        if (result instanceof Result.Done done && done.reply().isDecline() && open.size() > 1) {
            assertTrue(open.stream().anyMatch(EveryOperationEndsTest::isRecorded), "a decline that was not recorded");
        }
    }

    private static boolean isRecorded(Stage.Send send) {
        Future<Performed> answer = send.answer().future();
        return send.message().marked() && answer.succeeded() && answer.result().outcome() instanceof Outcome.Done;
    }

    private static boolean mayHaveBeenTaken(Stage.Send send) {
        Future<Performed> answer = send.answer().future();
        boolean neverSent = answer.failed() && answer.cause() instanceof NeverSent;
        return !neverSent && !(answer.succeeded() && answer.result().outcome() instanceof NotTaken);
    }
}
