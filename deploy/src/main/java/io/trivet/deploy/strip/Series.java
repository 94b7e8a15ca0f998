package io.trivet.deploy.strip;

import io.trivet.deploy.local.Interruption;
import io.trivet.deploy.local.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** One fault after the other, under load. Works on the thread of the command, which may wait. */
final class Series {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** A fault, also one that ends with the start of a killed node on a busy machine. */
    private static final Duration ACTION_LIMIT = Duration.ofMinutes(3);
    /** Copies that were made elsewhere meanwhile go home again. */
    private static final Duration WHOLE_LIMIT = Duration.ofMinutes(3);

    private final Vertx vertx;
    private final Target target;
    private final Load load;
    private final Options.Phases phases;
    private final Screen screen;
    private final Interruption interruption;
    private final List<Round> rounds = new ArrayList<>();
    private long drawn;

    Series(Vertx vertx, Target target, Load load, Options.Phases phases, Screen screen, Interruption interruption) {
        this.vertx = vertx;
        this.target = target;
        this.load = load;
        this.phases = phases;
        this.screen = screen;
        this.interruption = interruption;
    }

    /** Until each of them was measured; void ones once more, but never more than twice as many in all. */
    List<Round> run(List<String> faults) {
        Deque<String> left = new ArrayDeque<>(faults);
        while (!left.isEmpty()) {
            String fault = left.removeFirst();
            Round round = run(fault, "%d of %d: ".formatted(rounds.size() + 1, rounds.size() + 1 + left.size()));
            rounds.add(round);
            if (round.broken().isVoid() && rounds.size() + left.size() < 2 * faults.size()) {
                screen.say("  This program itself did not get to run; so it is void, and will be done once more.");
                left.addLast(fault);
            }
        }
        return rounds();
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    private Round run(String text, String number) {
        awaitWhole();
        Fault fault = done("what is to be broken", target.fault(text));
        screen.say(System.lineSeparator() + number + fault.text());
        Course course = new Course(fault, load.record());
        try {
            wait(course, course.origin() + phases.before().toNanos() + someOfASecond());
            course.breaks(System.nanoTime());
            carryOut(course, fault.breaks());
            wait(course, System.nanoTime() + phases.broken().toNanos());
        } finally {
            if (course.isBroken()) {
                course.mends(System.nanoTime());
                mend(course);
            }
        }
        wait(course, System.nanoTime() + phases.after().toNanos());
        Round round = course.at(System.nanoTime());
        screen.draw(Picture.of(round));
        return round;
    }

    /** Not always at the beginning of a second, which would then nearly always have had a success before. */
    private static long someOfASecond() {
        return ThreadLocalRandom.current().nextLong(Track.SECOND);
    }

    // ---------------------------------------------------------------- parts of a round

    private void carryOut(Course course, Runnable action) {
        Future<?> done = begin(action);
        until(course, done::isComplete, ACTION_LIMIT);
        done(course.fault().text(), done);
    }

    private Future<?> begin(Runnable action) {
        return vertx.executeBlocking(() -> {
            action.run();
            return true;
        });
    }

    /** Whatever happens: nobody else knows what is broken. */
    private void mend(Course course) {
        Future<?> done = begin(course.fault().mends());
        while (!done.isComplete() && !interruption.within(BETWEEN_LOOKS)) {
            look(course);
        }
        done("mending", done);
    }

    private void wait(Course course, long time) {
        until(course, () -> System.nanoTime() - time >= 0, Duration.ofNanos(Long.MAX_VALUE));
    }

    private void until(Course course, BooleanSupplier end, Duration limit) {
        long begun = System.nanoTime();
        while (!end.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new Refusal("'" + course.fault().text() + "' is not done after " + limit.toSeconds() + " s.");
            }
            if (load.isBroken()) {
                done("the load", load.stop());
            }
            look(course);
            interruption.within(BETWEEN_LOOKS);
            interruption.check();
        }
    }

    private void look(Course course) {
        if (course.isMended()) {
            course.fault()
                    .away()
                    .forEach(at -> target.isReady(at).onSuccess(ready -> course.heard(at, ready, System.nanoTime())));
        }
        if (screen.isLive() && System.nanoTime() - drawn > Track.SECOND) {
            drawn = System.nanoTime();
            screen.draw(Picture.of(course.at(drawn)));
        }
    }

    void awaitWhole() {
        long begun = System.nanoTime();
        while (!done("a look at the store", target.isWhole())) {
            if (System.nanoTime() - begun > WHOLE_LIMIT.toNanos()) {
                throw new Refusal("Not everything is in its place after " + WHOLE_LIMIT.toSeconds()
                        + " s, so nothing more is broken. See what the store says of itself.");
            }
            interruption.within(BETWEEN_LOOKS);
            interruption.check();
        }
    }

    private static <T> T done(String what, Future<T> future) {
        return Waits.result(what, ACTION_LIMIT, future);
    }
}
