package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.bus.Sender;
import io.trivet.bus.Standing;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.Life;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MainDeskTest {
    private final MapExchange maps = new MapExchange();
    private final Memory memory = new Memory();
    private final MainDesk desk = new MainDesk(maps, memory, Foreman::nobody);
    private final Sender somebody = new Sender("somebody", new Standing(Optional.of(Samples.life(1, 2, 3)), 0));

    private Future<Response> ask(Question question) {
        return desk.on(somebody, question);
    }

    @Test
    void theNewestMapIsTold() {
        assertEquals(
                new Response.Map(Optional.empty()),
                ask(new Question.NewestMap()).result());
        ClusterMap map = Samples.map(4);
        maps.see(map);
        assertEquals(
                new Response.Map(Optional.of(map)),
                ask(new Question.NewestMap()).result());
    }

    @Test
    void whatWasHeardOfADatabaseIsTestified() {
        Question testify = new Question.Testify(Samples.identity(1));
        assertEquals(new Response.Testimony(Optional.empty()), ask(testify).result());
        desk.heard(somebody);
        assertEquals(
                new Response.Testimony(Optional.of(Samples.life(1, 2, 3))),
                ask(testify).result());
    }

    @Test
    void whoDoesNotKnowYetWhatItHasSeenDoesNotSayThatItWasNothing() {
        memory.loaded = false;
        assertTrue(ask(new Question.Testify(Samples.identity(1))).failed());
    }

    @Test
    void itIsThereAndAnswersNothingThatALaneIsFor() {
        assertEquals(new Response.Ok(), ask(new Question.Ping()).result());
        assertTrue(ask(new Question.Lead(1)).failed());
    }

    private static final class Memory implements Witness {
        private final Map<UUID, Life> seen = new HashMap<>();
        private boolean loaded = true;

        @Override
        public Standing standing() {
            return Standing.NONE;
        }

        @Override
        public Future<Optional<Life>> seen(UUID identity) {
            return loaded
                    ? Future.succeededFuture(Optional.ofNullable(seen.get(identity)))
                    : Future.failedFuture("not started yet");
        }

        @Override
        public void heard(Life life) {
            seen.put(life.identity(), life);
        }
    }
}
