package io.trivet.watch.hub;

import io.trivet.watch.Poll;
import io.trivet.watch.Poll.Place;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the leaders what those have missed who came with an id; a few of them at a time, for all may come at once. */
final class CatchingUp {
    private static final int AT_ONCE = 16;
    private static final long LIMIT = 3_000;

    private final Leaders leaders;
    private final Feeds feeds;
    private final WatchRules rules;
    private int asking;

    CatchingUp(Leaders leaders, Feeds feeds, WatchRules rules) {
        this.leaders = leaders;
        this.feeds = feeds;
        this.rules = rules;
    }

    void goOn(List<Member> members) {
        for (Member member : members) {
            if (asking < AT_ONCE && !member.isAsking() && !member.behind().isEmpty()) {
                ask(member);
            }
        }
    }

    /** Only of partitions that all are told of already: what comes after the answer comes that way. */
    private void ask(Member member) {
        Map<String, List<Place>> byLane = new TreeMap<>();
        Map<Integer, Position> others = new HashMap<>();
        Map<Integer, Position> behind = new TreeMap<>(member.behind());
        behind.forEach((partition, position) -> {
            Optional<Position> told = feeds.position(partition);
            if (told.filter(position::equals).isPresent()) {
                member.caughtUp(partition, position);
            } else if (told.isPresent()) {
                others.put(partition, told.get());
                leaders.address(partition)
                        .ifPresent(address -> byLane.computeIfAbsent(address, a -> new ArrayList<>())
                                .add(new Place(partition, position)));
            }
        });
        if (byLane.isEmpty()) {
            return;
        }
        asking++;
        member.asks(true);
        List<Future<Void>> answers = new ArrayList<>();
        byLane.forEach((address, places) -> answers.add(ask(member, address, places, others)));
        Future.join(answers).onComplete(all -> {
            asking--;
            member.asks(false);
        });
    }

    private Future<Void> ask(Member member, String address, List<Place> places, Map<Integer, Position> others) {
        return leaders.ask(address, new Poll(places, member.wanted().values(), 0), LIMIT)
                .onSuccess(changes ->
                        changes.parts().forEach(part -> member.missed(part, others.get(part.partition()), rules)))
                .mapEmpty();
    }
}
