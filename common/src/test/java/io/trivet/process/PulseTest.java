package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.bus.Heartbeat;
import io.trivet.bus.HeartbeatCodec;
import io.trivet.bus.Topics;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A controller, and two workers that it may have heard; what is published reaches nobody here. */
final class PulseTest {
    private final Neighbours street = new Neighbours();
    private final Neighbour here = street.add("c1", 5_000);
    private final Neighbour one = street.add("w1", 0);
    private final Neighbour two = street.add("w2", 0);
    private final List<String> reached = new ArrayList<>();
    private Optional<Heartbeat> own = Optional.of(Samples.controller(here, "c1", 0));

    PulseTest() {
        street.open(one.address(Topics.PULSE), body -> reached.add("w1 " + name(body)));
        street.open(two.address(Topics.PULSE), body -> reached.add("w2 " + name(body)));
        street.open(here.address(Topics.PULSE), body -> reached.add("c1 " + name(body)));
        new Pulse(here, here.roster(), here.time()).start(() -> own);
    }

    private static String name(Buffer body) {
        return HeartbeatCodec.decode(body).node().name();
    }

    private void hear(Neighbour whom, int number) {
        here.roster().heard(Samples.worker(whom, number, 1, 1, Map.of()));
    }

    @Test
    void whoeverWasHeardIsToldEvenIfNothingThatIsPublishedReachesHim() {
        hear(one, 1);
        here.roster().heard(own.orElseThrow());
        street.pass(600);
        assertEquals(List.of("w1 c1"), reached, "not who was not heard, and not itself");
        hear(two, 2);
        street.pass(500);
        assertEquals(List.of("w1 c1", "w1 c1", "w2 c1"), reached);
    }

    @Test
    void whoHasFallenSilentIsNotToldUntilHeIsHeardAgain() {
        hear(one, 1);
        street.pass(4_000);
        int told = reached.size();
        street.pass(2_000);
        assertEquals(told, reached.size());
        hear(one, 1);
        street.pass(600);
        assertEquals(told + 1, reached.size());
    }

    @Test
    void itIsPublishedToo() {
        street.pass(1_100);
        assertEquals(3, here.published().size());
        own = Optional.empty();
        street.pass(2_000);
        assertEquals(3, here.published().size(), "nothing is told outside of the cluster");
    }
}
