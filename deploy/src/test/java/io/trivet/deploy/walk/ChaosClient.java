package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Http.Answer;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Stamp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Does anything that can be done to keys, by the dice, one thing after the other, for as long as it is let. What it is
 * answered is written down and judged in the end.
 */
final class ChaosClient {
    private static final int HOT = 4;
    private static final int STAYS_AWAY = 50;

    private final Operation.Sender home;
    private final boolean faithful;
    private final List<String> keys;
    private final SplittableRandom dice;
    private final LongSupplier numbers;
    private final Map<String, Stamp> stamps = new HashMap<>();
    private final Promise<Void> end = Promise.promise();
    private Client client;
    private boolean goesOn = true;

    /**
     * @param faithful asks its own port first each time, so that somebody waits there when it is thawed; another one
     *     stays for a while with whoever answered
     * @param numbers each given out once, so that every value written is another one
     */
    ChaosClient(
            Operation.Sender home, boolean faithful, List<String> keys, SplittableRandom dice, LongSupplier numbers) {
        this.home = home;
        this.faithful = faithful;
        this.client = new Client(home);
        this.keys = keys;
        this.dice = dice;
        this.numbers = numbers;
    }

    /** Ends when it has been stopped; fails with an answer that nobody may give. */
    Future<Void> start() {
        next();
        return end.future();
    }

    void stop() {
        goesOn = false;
    }

    private void next() {
        if (!goesOn) {
            end.complete();
            return;
        }
        step().onSuccess(done -> {
                    turnTo(done.through());
                    next();
                })
                .onFailure(end::tryFail);
    }

    private void turnTo(Node answered) {
        if (!faithful) {
            client = new Client(dice.nextInt(STAYS_AWAY) == 0 ? home : home.at(answered));
        }
    }

    /**
     * Half of them on a few keys, where clients get into each other's way. Who waits at a frozen port asks mostly what
     * a leader there would know: that is where something stale can be had.
     */
    private Future<Operation.Ending> step() {
        String key = keys.get(dice.nextInt(dice.nextInt(2) == 0 ? HOT : keys.size()));
        int draw = dice.nextInt(100);
        if (draw < (faithful ? 70 : 40)) {
            return client.perform(key, new Action.Get(), Condition.NONE).onSuccess(ending -> learn(key, ending));
        }
        if (draw < (faithful ? 75 : 50)) {
            return client.perform(key, put(), Condition.NONE);
        }
        if (draw < (faithful ? 85 : 75)) {
            return client.perform(key, dice.nextInt(8) == 0 ? new Action.Delete() : put(), asLastSeen(key));
        }
        if (draw < 97) {
            return client.perform(key, new Action.Increment(1 + dice.nextInt(3)), Condition.NONE);
        }
        return client.perform(key, new Action.Delete(), Condition.NONE);
    }

    private void learn(String key, Operation.Ending ending) {
        if (ending.kind() == Operation.Kind.DONE) {
            Answer answer = ending.answer();
            Wire.stamp(answer).ifPresentOrElse(stamp -> stamps.put(key, stamp), () -> stamps.remove(key));
        }
    }

    private Condition asLastSeen(String key) {
        return stamps.containsKey(key) ? Condition.ifMatch(stamps.get(key)) : Condition.ifAbsent();
    }

    /** Numbers far apart, so that what is counted up from one is not the next. */
    private Action put() {
        return new Action.Put(Bytes.utf8(Long.toString(numbers.getAsLong() * 1_000_000)), "text/plain", Action.FOREVER);
    }
}
