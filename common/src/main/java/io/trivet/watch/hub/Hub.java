package io.trivet.watch.hub;

import io.trivet.cluster.ClusterMap;
import io.trivet.register.host.Timing;
import io.trivet.register.row.Bytes;
import io.trivet.watch.Change;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All who watch at one gateway. They share what the leaders tell; who wants the same is told by the same object. While
 * nobody watches, and for a while after the last one, nothing is asked.
 */
public final class Hub {
    private static final long MARK_EVERY = 1_000;
    private static final long LINGER = 30_000;

    private final Leaders leaders;
    private final Timing timing;
    private final Bounds bounds;
    private final Feeds feeds;
    private final CatchingUp catchingUp;
    private final Map<Wanted, Set<Member>> members = new LinkedHashMap<>();
    private final List<Covering> coverings = new ArrayList<>();
    private volatile int count;
    private boolean running;
    private boolean closed;
    private boolean moved;
    private boolean missing;
    private long markAt;
    private long aliveAt;
    private long idleSince;

    /**
     * @param watchers how many may watch at a time
     * @param heartbeat milliseconds between two signs of life
     */
    public record Bounds(int watchers, long heartbeat) {}

    public Hub(Leaders leaders, Timing timing, WatchRules rules, Bounds bounds) {
        this.leaders = leaders;
        this.timing = timing;
        this.bounds = bounds;
        this.feeds = new Feeds(leaders, this::told);
        this.catchingUp = new CatchingUp(leaders, feeds, rules);
    }

    /** Somebody who waits until a partition is told of. */
    private record Covering(Member member, int partition, Promise<Void> covered) {}

    /**
     * Begins to watch; nothing is told before this returns. Nothing when there are too many already, or there is no map
     * yet.
     */
    public Optional<Subscription> watch(Wanted wanted, Optional<Positions> since, Listener listener) {
        Optional<ClusterMap> map = leaders.map();
        if (closed || map.isEmpty() || count >= bounds.watchers()) {
            return Optional.empty();
        }
        Optional<Positions> own = since.filter(positions -> isOf(map.get(), positions));
        Member member = new Member(wanted, listener, own, since.isPresent() && own.isEmpty());
        members.computeIfAbsent(wanted, first -> new LinkedHashSet<>()).add(member);
        count++;
        wantValues();
        run();
        return Optional.of(new Seat(member, map.get()));
    }

    private static boolean isOf(ClusterMap map, Positions positions) {
        return positions.cluster() == cluster(map)
                && positions.partitions() == map.partitions().size();
    }

    private static int cluster(ClusterMap map) {
        return map.clusterId().hashCode();
    }

    private void wantValues() {
        feeds.wantValues(members.keySet().stream().anyMatch(Wanted::values));
    }

    /** A place at the hub. */
    private final class Seat implements Subscription {
        private final Member member;
        private final ClusterMap map;

        Seat(Member member, ClusterMap map) {
            this.member = member;
            this.map = map;
        }

        @Override
        public Future<Void> covers(Bytes key) {
            Promise<Void> covered = Promise.promise();
            coverings.add(new Covering(member, map.partitionOf(key.array()), covered));
            cover();
            return covered.future();
        }

        @Override
        public void end() {
            leave(member);
        }
    }

    private void leave(Member member) {
        if (member.isOver()) {
            return;
        }
        member.end();
        Set<Member> group = members.get(member.wanted());
        group.remove(member);
        if (group.isEmpty()) {
            members.remove(member.wanted());
            wantValues();
        }
        count--;
        idleSince = timing.now();
        coverings.removeIf(covering -> covering.member == member);
    }

    // ---------------------------------------------------------------- what goes on while somebody watches

    private void run() {
        if (!running) {
            running = true;
            markAt = timing.now() + MARK_EVERY;
            aliveAt = timing.now() + bounds.heartbeat();
            // In a turn of its own: nobody is told anything before he knows that he watches.
            timing.after(1, this::turn);
        }
    }

    private void turn() {
        if (closed || count == 0 && timing.now() - idleSince > LINGER) {
            running = false;
            feeds.stop();
            return;
        }
        timing.after(Feeds.LOOK_EVERY, this::turn);
        feeds.look();
        catchingUp.goOn(all());
        cover();
        beReady();
        if (timing.now() >= markAt) {
            markAt = timing.now() + MARK_EVERY;
            mark();
        }
        if (timing.now() >= aliveAt) {
            aliveAt = timing.now() + bounds.heartbeat();
            tellAll(new Told.Alive());
        }
    }

    private void tellAll(Told told) {
        all().forEach(member -> member.tell(told));
    }

    private List<Member> all() {
        return members.values().stream().flatMap(Set::stream).toList();
    }

    private void told(Part part) {
        moved = true;
        missing |= part.missing();
        for (Map.Entry<Wanted, Set<Member>> group : List.copyOf(members.entrySet())) {
            List<Change> changes = group.getKey().of(part.changes());
            Told.Changed told = new Told.Changed(changes);
            for (Member member : List.copyOf(group.getValue())) {
                if (member.isBehind(part.partition())) {
                    member.hold(part);
                } else if (member.isNews(part) && !changes.isEmpty()) {
                    member.tell(told);
                }
                if (part.missing() && !member.isReady()) {
                    member.owesReset();
                }
            }
        }
        cover();
    }

    private void cover() {
        List<Covering> covered = coverings.stream()
                .filter(covering ->
                        feeds.position(covering.partition).isPresent() && !covering.member.isBehind(covering.partition))
                .toList();
        coverings.removeAll(covered);
        covered.forEach(covering -> covering.covered.tryComplete());
    }

    private boolean isWhole() {
        return leaders.map().map(map -> map.partitions().size()).orElse(-1)
                == feeds.positions().size();
    }

    private void beReady() {
        List<Member> due = isWhole()
                ? all().stream()
                        .filter(member -> !member.isReady() && member.behind().isEmpty())
                        .toList()
                : List.of();
        if (!due.isEmpty()) {
            String id = id();
            due.forEach(member -> member.becomesReady(id));
        }
    }

    /** The same id for all: it stands for what those who are ready have been told. */
    private void mark() {
        if (!isWhole() || !moved) {
            return;
        }
        String id = id();
        Told told = missing ? new Told.Reset(id) : new Told.Mark(id);
        moved = false;
        missing = false;
        if (told instanceof Told.Reset || !id.isEmpty()) {
            all().stream().filter(Member::isReady).forEach(member -> member.tell(told));
        }
    }

    private String id() {
        ClusterMap map = leaders.map().orElseThrow();
        Map<Integer, Position> positions = feeds.positions();
        return Ids.text(new Positions(cluster(map), map.partitions().size(), positions));
    }

    // ---------------------------------------------------------------- from outside

    /** Tells everybody that it is over. */
    public void close() {
        closed = true;
        tellAll(new Told.End());
    }

    /** How many watch now. From any thread. */
    public int watchers() {
        return count;
    }
}
