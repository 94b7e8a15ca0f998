package io.trivet.rest;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Row;
import io.trivet.watch.Change;
import io.trivet.watch.Changes;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Poll;
import io.trivet.watch.Poll.Place;
import io.trivet.watch.Position;
import io.trivet.watch.hub.Leaders;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One leader of everything, which tells of what changes in memory. On the event loop that it is asked on. */
final class MemoryLeaders implements Leaders {
    private static final Ballot BALLOT = Ballot.of(1, 1, 1);
    private static final int MOST_VALUE = 64 << 10;

    private final List<Noted> changes = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long number = 1;
    private long forgotten;

    volatile Optional<ClusterMap> map = Optional.of(FakeCluster.MAP);

    private record Noted(long number, int partition, Change change) {}

    private record Waiting(Poll poll, Promise<Changes> answer) {}

    void changed(Bytes key, Row row) {
        changes.add(new Noted(++number, FakeCluster.MAP.partitionOf(key.array()), Change.of(key, row, MOST_VALUE)));
        tell();
    }

    /** What has changed so far cannot be told any more, not even to those who watch. */
    void forget() {
        forgotten = ++number;
        changes.clear();
        tell();
    }

    private void tell() {
        List<Waiting> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(one -> one.answer.complete(answer(one.poll)));
    }

    @Override
    public Optional<ClusterMap> map() {
        return map;
    }

    @Override
    public Optional<String> address(int partition) {
        return Optional.of("lane");
    }

    @Override
    public Future<Changes> ask(String address, Poll poll, long limitMillis) {
        Changes now = answer(poll);
        if (!poll.isPatient() || !now.parts().isEmpty()) {
            return Future.succeededFuture(now);
        }
        Waiting mine = new Waiting(poll, Promise.promise());
        waiting.add(mine);
        return mine.answer.future();
    }

    private Changes answer(Poll poll) {
        List<Part> parts = new ArrayList<>();
        poll.places().stream()
                .filter(place -> !poll.isPatient() || isNews(place))
                .forEach(place -> parts.add(part(place)));
        return new Changes(parts, List.of());
    }

    private boolean isNews(Place place) {
        Position from = place.position();
        return from.equals(Position.NONE)
                || from.number() < forgotten
                || !since(place).isEmpty();
    }

    private Part part(Place place) {
        Position from = place.position();
        boolean missing = !from.equals(Position.NONE) && from.number() < forgotten;
        boolean fresh = from.equals(Position.NONE) || missing;
        List<Change> told = fresh ? List.of() : since(place);
        return new Part(place.partition(), from, new Position(BALLOT, number), missing, told);
    }

    private List<Change> since(Place place) {
        return changes.stream()
                .filter(noted -> noted.partition == place.partition()
                        && noted.number > place.position().number())
                .map(Noted::change)
                .toList();
    }
}
