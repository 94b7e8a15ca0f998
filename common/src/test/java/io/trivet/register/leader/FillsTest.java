package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.Fakes;
import io.trivet.register.Fakes.HandTiming;
import io.trivet.register.host.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FillsTest {
    private static final long TAKES = 20;

    private final HandTiming timing = new HandTiming();
    private final Fills fills = new Fills(Fakes.alone(timing, Settings.DEFAULT));

    /** A fill that brings portions until it is ended, each of which takes the same time. */
    private final class Endless {
        private final Promise<Void> end = Promise.promise();
        private final List<Long> brought = new ArrayList<>();

        void begin() {
            fills.run(end::future);
            next();
        }

        private void next() {
            if (!end.future().isComplete()) {
                fills.portion(this::bring).onComplete(rested -> next());
            }
        }

        private Future<Void> bring() {
            Promise<Void> done = Promise.promise();
            timing.after(TAKES, done::complete);
            return done.future().onSuccess(v -> brought.add(timing.now()));
        }
    }

    private List<Endless> begun(int count) {
        List<Endless> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Endless fill = new Endless();
            fill.begin();
            all.add(fill);
        }
        return all;
    }

    private static int brought(List<Endless> all) {
        return all.stream().mapToInt(fill -> fill.brought.size()).sum();
    }

    @Test
    void oneAloneDoesNotRest() {
        List<Endless> alone = begun(1);
        timing.pass(10 * TAKES);
        assertEquals(10, brought(alone));
    }

    @Test
    void manyTogetherAreNoMoreWorkThanOne() {
        List<Endless> many = begun(10);
        timing.pass(100 * TAKES);
        assertEquals(100, brought(many));
        assertTrue(many.stream().allMatch(fill -> fill.brought.size() == 10), "each gets its share");
    }

    @Test
    void whoIsLeftIsFasterOnceTheOthersAreThrough() {
        List<Endless> many = begun(10);
        timing.pass(10 * TAKES);
        many.subList(1, 10).forEach(fill -> fill.end.complete());
        timing.pass(20 * TAKES);
        assertTrue(
                many.get(0).brought.size() > 10,
                "it brought " + many.get(0).brought.size());
    }

    @Test
    void aFillThatFailsIsNoLongerCounted() {
        List<Endless> two = begun(2);
        two.get(1).end.fail("the joiner does not answer");
        timing.pass(10 * TAKES);
        assertEquals(10, two.get(0).brought.size());
    }

    @Test
    void noRestIsLong() {
        fills.run(() -> Promise.<Void>promise().future());
        fills.run(() -> Promise.<Void>promise().future());
        Promise<Void> slow = Promise.promise();
        Future<Void> rested = fills.portion(slow::future);
        timing.pass(60_000);
        slow.complete();
        assertFalse(rested.isComplete());
        timing.pass(2_000);
        assertTrue(rested.succeeded());
    }
}
