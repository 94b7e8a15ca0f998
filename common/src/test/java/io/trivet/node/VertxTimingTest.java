package io.trivet.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trivet.register.host.Timing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
final class VertxTimingTest {
    private final List<String> done = new ArrayList<>();

    private static <T> Future<T> onLoop(Vertx vertx, Function<VertxTiming, Future<T>> task) {
        Promise<T> promise = Promise.promise();
        vertx.getOrCreateContext()
                .runOnContext(turn -> task.apply(VertxTiming.here(vertx)).onComplete(promise));
        return promise.future();
    }

    @Test
    void theEndOfATurnComesAfterEverythingInIt(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    timing.endOfTurn(() -> done.add("first"));
                    timing.endOfTurn(end::complete);
                    done.add("turn");
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("turn", "first"), done);
                    test.completeNow();
                })));
    }

    @Test
    void whatIsAddedAtTheEndOfATurnWaitsForTheNextOne(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    timing.endOfTurn(() -> {
                        done.add("one");
                        timing.endOfTurn(() -> {
                            done.add("three");
                            end.complete();
                        });
                        Vertx.currentContext().runOnContext(turn -> done.add("two and a half"));
                    });
                    timing.endOfTurn(() -> done.add("two"));
                    Vertx.currentContext().runOnContext(turn -> done.add("between"));
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("one", "two", "between", "two and a half", "three"), done);
                    test.completeNow();
                })));
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheOthers(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    Vertx.currentContext().exceptionHandler(failure -> done.add(failure.getMessage()));
                    timing.endOfTurn(() -> {
                        throw new IllegalStateException("broken");
                    });
                    timing.endOfTurn(end::complete);
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("broken"), done);
                    test.completeNow();
                })));
    }

    @Test
    void aTaskThatIsCalledOffDoesNotRun(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    timing.after(0, () -> done.add("called off")).cancel();
                    timing.after(0, () -> done.add("run"));
                    timing.after(20, end::complete);
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("run"), done);
                    test.completeNow();
                })));
    }

    @Test
    void whatIsDueAtOneTimeRunsInTheOrderInWhichItWasAskedFor(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    timing.after(50, () -> done.add("one"));
                    timing.after(50, () -> done.add("called off")).cancel();
                    Timing.Cancellable[] third = new Timing.Cancellable[1];
                    timing.after(50, () -> {
                        done.add("two");
                        third[0].cancel();
                    });
                    third[0] = timing.after(50, () -> done.add("called off at the last moment"));
                    timing.after(60, end::complete);
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("one", "two"), done);
                    test.completeNow();
                })));
    }

    @Test
    void aTimerThatThrowsDoesNotStopThoseThatAreDueWithIt(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    Promise<Void> end = Promise.promise();
                    Vertx.currentContext().exceptionHandler(failure -> done.add(failure.getMessage()));
                    timing.after(1_000, () -> done.add("called off")).cancel();
                    timing.after(20, () -> {
                        throw new IllegalStateException("broken");
                    });
                    timing.after(20, end::complete);
                    return end.future();
                })
                .onComplete(test.succeeding(nothing -> test.verify(() -> {
                    assertEquals(List.of("broken"), done);
                    test.completeNow();
                })));
    }

    @Test
    void noTimerComesTooEarly(Vertx vertx, VertxTestContext test) {
        onLoop(vertx, timing -> {
                    List<Future<Long>> early = new ArrayList<>();
                    for (long millis : new long[] {1, 2, 3, 31, 32, 33, 63, 64, 65, 100, 333}) {
                        Promise<Long> missing = Promise.promise();
                        long due = System.nanoTime() / 1_000_000 + millis;
                        timing.after(millis, () -> missing.complete(due - System.nanoTime() / 1_000_000));
                        early.add(missing.future());
                    }
                    return Future.all(early).<List<Long>>map(all -> all.list());
                })
                .onComplete(test.succeeding(missing -> test.verify(() -> {
                    assertEquals(
                            List.of(),
                            missing.stream().filter(millis -> millis > 0).toList());
                    test.completeNow();
                })));
    }

    @Test
    void noOtherThreadMayUseIt(Vertx vertx, VertxTestContext test) {
        assertThrows(IllegalStateException.class, () -> VertxTiming.here(vertx));
        onLoop(vertx, Future::succeededFuture)
                .onComplete(test.succeeding(timing -> test.verify(() -> {
                    Thread other = new Thread(() -> test.verify(() -> {
                        assertThrows(IllegalStateException.class, () -> timing.endOfTurn(() -> {}));
                        assertThrows(IllegalStateException.class, () -> timing.after(1, () -> {}));
                        test.completeNow();
                    }));
                    other.start();
                })));
    }
}
