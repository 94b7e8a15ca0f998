package io.trivet.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.bus.MapCodec;
import io.trivet.bus.Question;
import io.trivet.bus.Response;
import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.MapDifference;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class MapExchangeTest {
    private final MapExchange maps = new MapExchange();
    private final ClusterMap first = Samples.map(4);
    private final ClusterMap second = first.withWorker(Samples.worker(3));
    private final List<ClusterMap> told = new ArrayList<>();
    private final List<Promise<Response>> asked = new ArrayList<>();

    private Future<Response> ask(Question question) {
        assertEquals(new Question.NewestMap(), question);
        asked.add(Promise.promise());
        return asked.get(asked.size() - 1).future();
    }

    @Test
    void onlyANewerMapCountsAndEachIsToldOnce() {
        maps.onNewer(told::add);
        maps.see(second);
        maps.see(first);
        maps.see(second);
        assertEquals(List.of(second), told);
        assertEquals(Optional.of(second), maps.newest());
        assertEquals(second.version(), maps.version());
    }

    @Test
    void whoListensLateIsToldThePresentMapAtOnce() {
        maps.see(first);
        maps.onNewer(told::add);
        assertEquals(List.of(first), told);
    }

    @Test
    void aMapOfAnotherClusterIsRefusedHoweverNewItIs() {
        maps.see(first);
        maps.see(Samples.map(new UUID(8, 8), 4).withWorker(Samples.worker(3)));
        assertEquals(Optional.of(first), maps.newest());
    }

    @Test
    void whatIsPublishedIsSeenAndWhatIsNoMapIsDropped() {
        maps.published(Buffer.buffer("no map"));
        maps.published(MapCodec.encode(first));
        assertEquals(Optional.of(first), maps.newest());
    }

    @Test
    void aDifferenceIsSeenByWhoeverHasTheVersionBefore() {
        Buffer difference = MapCodec.encode(MapDifference.between(first, second));
        maps.published(difference);
        assertEquals(Optional.empty(), maps.newest());
        maps.see(first);
        maps.published(difference);
        assertEquals(Optional.of(second), maps.newest());
        maps.published(difference);
        assertEquals(Optional.of(second), maps.newest());
    }

    @Test
    void aNewerVersionIsAskedForOneQuestionAtATime() {
        maps.see(first);
        maps.heardOf(first.version(), this::ask);
        assertTrue(asked.isEmpty());
        maps.heardOf(second.version(), this::ask);
        maps.heardOf(second.version(), this::ask);
        assertEquals(1, asked.size());

        asked.get(0).complete(new Response.Map(Optional.of(second)));
        assertEquals(Optional.of(second), maps.newest());
    }

    @Test
    void whoDoesNotAnswerOrHasNoMapIsNotWaitedForForEver() {
        maps.heardOf(1, this::ask);
        asked.get(0).fail("no answer in time");
        maps.heardOf(1, this::ask);
        asked.get(1).complete(new Response.Map(Optional.empty()));
        maps.heardOf(1, this::ask);
        assertEquals(3, asked.size());
        assertEquals(0, maps.version());
    }
}
