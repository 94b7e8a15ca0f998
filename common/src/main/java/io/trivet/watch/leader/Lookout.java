package io.trivet.watch.leader;

import io.trivet.register.Replica;
import io.trivet.register.host.Timing;
import io.trivet.register.leader.Leader;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.watch.Change;
import io.trivet.watch.Changes;
import io.trivet.watch.Poll;
import io.trivet.watch.WatchRules;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One lane's changes: notes what its leaders choose while somebody watches, and tells gateways. A partition that nobody
 * has asked about lately is not noted, and costs nothing.
 */
public final class Lookout {
    /** What is chosen meanwhile travels together. */
    private static final long GATHER = 5;
    /** So long after the last question changes are noted: gateways come back. */
    private static final long KEEP = 60_000;

    private static final int MOST_ASKERS = 1_024;

    private final Timing timing;
    private final WatchBounds bounds;
    private final WatchRules rules;
    private final Map<Integer, Watched> watched = new TreeMap<>();
    private final Map<String, Waiting> waiting = new TreeMap<>();
    private Supplier<Optional<Replica>> replica = Optional::empty;
    private long number = 1;
    private boolean stirred;

    public Lookout(Timing timing, WatchBounds bounds, WatchRules rules) {
        this.timing = timing;
        this.bounds = bounds;
        this.rules = rules;
    }

    /** A partition that somebody watches. */
    private static final class Watched {
        private final Ring ring;
        private long askedAt;
        private boolean searching;

        Watched(Ring ring) {
            this.ring = ring;
        }
    }

    /** A gateway that is told when there is something. */
    private record Waiting(Poll poll, Promise<Changes> answer) {}

    /** Whose leaders these are, while there is one. */
    public void over(Supplier<Optional<Replica>> present) {
        replica = present;
    }

    // ---------------------------------------------------------------- what its leaders do

    public void chosen(int partition, Bytes key, Row row) {
        if (!watched.isEmpty()) {
            note(partition, key, row);
        }
    }

    private void note(int partition, Bytes key, Row row) {
        Watched one = watched.get(partition);
        if (one == null || key.equals(Floor.KEY)) {
            return;
        }
        if (timing.now() - one.askedAt > KEEP) {
            watched.remove(partition);
            return;
        }
        one.ring.note(++number, Change.of(key, row, bounds.value()));
        stir();
    }

    public void succeeds(int partition, Ballot to, boolean kept) {
        Optional<Watched> one = Optional.ofNullable(watched.get(partition));
        if (kept || rules.goesOnAfterForgetting()) {
            one.ifPresent(present -> present.ring.succeeds(to));
        } else {
            leadsNoMore(partition);
        }
    }

    public void leadsNoMore(int partition) {
        if (watched.remove(partition) != null) {
            stir();
        }
    }

    public void verified(int partition) {
        if (watched.containsKey(partition)) {
            stir();
        }
    }

    // ---------------------------------------------------------------- who asks

    /** @param asker is told once at a time: when it asks again, its last question is over */
    public Future<Changes> watch(String asker, Poll poll) {
        return poll.isPatient() ? await(asker, poll) : tellAll(poll);
    }

    private Future<Changes> await(String asker, Poll poll) {
        if (waiting.size() >= MOST_ASKERS && !waiting.containsKey(asker)) {
            return Future.failedFuture("too many wait for changes here");
        }
        Waiting mine = new Waiting(poll, Promise.promise());
        Optional.ofNullable(waiting.put(asker, mine)).ifPresent(former -> former.answer.tryComplete(Changes.NONE));
        if (!tell(mine)) {
            timing.after(poll.waitMillis(), () -> mine.answer.tryComplete(Changes.NONE));
        }
        return mine.answer.future().onComplete(told -> waiting.remove(asker, mine));
    }

    /** Of each partition, after what has to be looked through first. */
    private Future<Changes> tellAll(Poll poll) {
        List<Future<Void>> searches = new ArrayList<>();
        collect(poll, searches);
        Future<?> looked = searches.isEmpty() ? Future.succeededFuture() : Future.join(searches);
        return looked.transform(any -> Future.succeededFuture(collect(poll, new ArrayList<>())));
    }

    private void stir() {
        if (!stirred && !waiting.isEmpty()) {
            stirred = true;
            timing.after(GATHER, () -> {
                stirred = false;
                List.copyOf(waiting.values()).forEach(this::tell);
            });
        }
    }

    private boolean tell(Waiting one) {
        Changes changes = collect(one.poll, new ArrayList<>());
        boolean something = !changes.parts().isEmpty() || !changes.notHere().isEmpty();
        return something && one.answer.tryComplete(changes);
    }

    /** @param searches what was begun because something cannot be told before */
    private Changes collect(Poll poll, List<Future<Void>> searches) {
        Answer answer = new Answer(poll);
        for (Poll.Place place : poll.places()) {
            Optional<Leader> leader = replica.get().flatMap(present -> present.leading(place.partition()));
            if (leader.isEmpty()) {
                answer.notHere(place);
            } else if (!answer.isFull()) {
                collect(place, leader.get(), answer, searches);
            }
        }
        return answer.changes();
    }

    private void collect(Poll.Place place, Leader leader, Answer answer, List<Future<Void>> searches) {
        int partition = place.partition();
        Watched one = watched.computeIfAbsent(
                partition, first -> new Watched(new Ring(bounds, rules, leader.ballot(), number)));
        one.askedAt = timing.now();
        Ring.Reach reach = one.ring.since(place.position(), answer.room());
        if (reach instanceof Ring.Reach.Told told) {
            answer.told(place, told);
        } else if (reach instanceof Ring.Reach.Missing missing) {
            answer.missing(place, missing);
        } else if (reach instanceof Ring.Reach.Elsewhere) {
            answer.notHere(place);
        } else if (!one.searching && rules.mayLook(leader.isVerified())) {
            searches.add(search(partition, one, leader, place.position().ballot()));
        }
    }

    /** One at a time; whoever asks from further back looks again afterwards. */
    private Future<Void> search(int partition, Watched one, Leader leader, Ballot since) {
        one.searching = true;
        return new Search(replica.get().orElseThrow(), partition, leader, since, bounds, rules)
                .run()
                .onComplete(result -> {
                    one.searching = false;
                    boolean lasted = watched.get(partition) == one && rules.mayLook(leader.isVerified());
                    if (result.succeeded() && lasted) {
                        result.result()
                                .ifPresentOrElse(
                                        found -> one.ring.found(since, found), () -> one.ring.isHopeless(since));
                    }
                    stir();
                })
                .mapEmpty();
    }

    /** How many partitions are noted now. */
    public int watchedPartitions() {
        return watched.size();
    }
}
