package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Response.Ordered;
import io.trivet.bus.Response.Ordered.Fate;
import io.trivet.bus.Topics;
import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.rest.port.OrderUnknown;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders given at worker w1, with controllers c1, which is active, and c2. */
final class BusCommandsTest {
    private static final Order ORDER = new Order.Drain(1);

    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("w1", 5_000);
    private final BusCommands commands = new BusCommands(
            here.seat(Topics.DESK, (from, question) -> Future.failedFuture("asks only")),
            here.roster(),
            here.time(),
            () -> Future.failedFuture(new OrderRefused("It has to stay.")));
    private final List<String> asked = new ArrayList<>();
    private Future<Response> answer = Future.succeededFuture(new Ordered(Fate.DONE, 7, ""));

    private Neighbour controller(String name, long activeFor) {
        Neighbour controller = street.add(name, 100);
        controller.seat(Topics.DESK, (from, question) -> {
            asked.add(name + " " + ((Question.CarryOut) question).order());
            return answer;
        });
        controller.pulse(() -> Samples.controller(controller, name, activeFor));
        return controller;
    }

    private Future<Long> give() {
        controller("c1", 90_000);
        controller("c2", 10_000);
        street.pass(1_000);
        Future<Long> given = commands.give(ORDER, 2_000);
        street.pass(3_000);
        return given;
    }

    private Throwable failure() {
        Future<Long> given = give();
        assertTrue(given.failed());
        return given.cause();
    }

    @Test
    void theActiveControllerIsToldAndSaysWhichMapHoldsIt() {
        assertEquals(7, give().result());
        assertEquals(List.of("c1 " + ORDER), asked);
    }

    @Test
    void aRefusalIsPassedOn() {
        answer = Future.succeededFuture(new Ordered(Fate.REFUSED, 0, "w1 is the last one."));
        assertEquals(
                "w1 is the last one.",
                assertInstanceOf(OrderRefused.class, failure()).getMessage());
    }

    @Test
    void whatNobodyTookWasNotDone() {
        answer = Future.succeededFuture(Foreman.notTaken("This controller does not keep the map at the moment."));
        assertInstanceOf(Unavailable.class, failure());
    }

    @Test
    void toLeaveIsUpToThisProcessAlone() {
        controller("c1", 90_000);
        street.pass(1_000);
        assertEquals("It has to stay.", commands.leave().cause().getMessage());
        assertEquals(List.of(), asked);
    }

    @Test
    void withoutAControllerNothingIsDone() {
        street.pass(1_000);
        Future<Long> given = commands.give(ORDER, 2_000);
        street.pass(3_000);
        assertInstanceOf(Unavailable.class, given.cause());
    }

    @Test
    void whoeverTakesThePlaceOfAFrozenControllerIsToldInstead() {
        Neighbour frozen = controller("c1", 90_000);
        controller("c2", 10_000);
        street.pass(1_000);
        frozen.freeze(60_000);
        Future<Long> given = commands.give(ORDER, 5_000);
        street.pass(5_000);
        assertEquals(7, given.result());
        assertEquals(List.of("c2 " + ORDER), asked);
    }

    @Test
    void whatOneMayHaveDoneIsNotSaidToBeUndoneBecauseNobodyTakesItAgain() {
        Neighbour last = controller("c1", 90_000);
        answer = Future.future(never -> {});
        street.pass(1_000);
        Future<Long> given = commands.give(ORDER, 5_000);
        street.pass(100);
        assertEquals(List.of("c1 " + ORDER), asked);
        last.leave();
        street.pass(5_000);
        assertInstanceOf(OrderUnknown.class, given.cause());
    }

    @Test
    void whatIsNotAnsweredMayHaveBeenDone() {
        answer = Future.future(never -> {});
        assertInstanceOf(OrderUnknown.class, failure());
    }

    @Test
    void whatTheControllerDoesNotKnowIsUnknown() {
        answer = Future.succeededFuture(new Ordered(Fate.UNKNOWN, 0, "the leadership is over"));
        assertInstanceOf(OrderUnknown.class, failure());
    }
}
