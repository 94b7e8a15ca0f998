package io.trivet.cluster.plan;

import io.trivet.cluster.ClusterMap;
import io.trivet.cluster.Worker;
import io.trivet.cluster.WorkerSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A cluster in virtual time, in milliseconds: processes that die and come back or do not, a controller that looks and
 * plans and is frozen now and then. What the workers really hold is the business of {@link YearCopies}.
 */
final class ClusterYear {

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final long SUSPECTED = 2 * SECOND;
    private static final long DOWN = 6 * SECOND;
    private static final long GRACE = 15 * MINUTE;
    private static final long LOOK = SECOND / 2;

    /** What is to happen, in the order in which it was settled where times are equal. */
    private record Event(long at, int order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparing(Event::order));
    private final TreeSet<Long> looks = new TreeSet<>();
    private final Map<Integer, Long> diedAt = new TreeMap<>();
    private final Map<Integer, Long> cameBackAt = new TreeMap<>();
    private final PlanSettings settings;
    private final Planner planner;
    private final YearCopies copies;
    private final int zones;
    final YearCounts counts = new YearCounts();
    private ClusterMap map;
    private int settled;
    private long now;
    private long awakeSince;
    private long frozenUntil;

    ClusterYear(Random random, ClusterMap map, int zones, PlanSettings settings) {
        this.map = map;
        this.zones = zones;
        this.settings = settings;
        this.planner = new Planner(settings);
        this.copies = new YearCopies(this, random, counts);
    }

    ClusterMap map() {
        return map;
    }

    YearCopies copies() {
        return copies;
    }

    long now() {
        return now;
    }

    void at(long time, Runnable what) {
        events.add(new Event(time, settled++, what));
    }

    void in(long delay, Runnable what) {
        at(now + delay, what);
    }

    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }

    boolean isAlive(int worker) {
        return !diedAt.containsKey(worker);
    }

    /** When a dead worker died; later than now for one that lives. */
    long diedAt(int worker) {
        return diedAt.getOrDefault(worker, Long.MAX_VALUE);
    }

    /** When a worker last came back; 0 if it never was away. */
    long lastBack(int worker) {
        return cameBackAt.getOrDefault(worker, 0L);
    }

    List<Worker> workers(Predicate<Worker> accepted) {
        return map.workers().stream()
                .filter(worker -> isAlive(worker.number()) && accepted.test(worker))
                .toList();
    }

    void die(int worker) {
        diedAt.put(worker, now);
        copies.died(worker);
        List.of(SUSPECTED, DOWN, GRACE).forEach(this::lookIn);
    }

    void comeBack(int worker) {
        long absent = now - diedAt.remove(worker);
        cameBackAt.put(worker, now);
        copies.cameBack(worker, absent);
        lookIn(0);
    }

    void join() {
        map = map.withWorker(Plans.worker(map.nextNumber(), "z" + map.nextNumber() % zones));
        lookIn(0);
    }

    /** Whether it was carried out. */
    boolean order(Order order) {
        try {
            map = Orders.carryOut(order, map, situation());
            lookIn(0);
            return true;
        } catch (OrderRefused refused) {
            return false;
        }
    }

    void freezeController(long duration) {
        frozenUntil = Math.max(frozenUntil, now + duration);
        awakeSince = frozenUntil;
        at(frozenUntil, () -> List.of(0L, DOWN, GRACE).forEach(this::lookIn));
    }

    /** The controller looks around twice a second; what is not looked at is when nothing can have changed. */
    void lookIn(long delay) {
        long time = (now + delay) / LOOK * LOOK + LOOK;
        if (looks.add(time)) {
            at(time, this::look);
        }
    }

    private void look() {
        looks.remove(now);
        if (now < frozenUntil) {
            return; // it looks when it wakes
        }
        Situation situation = situation();
        Optional<ClusterMap> next = planner.next(map, situation);
        counts.plans++;
        next.ifPresent(newer -> {
            new Transitions(map, newer, situation, settings).check();
            ClusterMap older = map;
            map = newer;
            copies.replaced(older, newer);
            lookIn(0);
        });
    }

    Situation situation() {
        WorkerSet up = known(silence -> silence < SUSPECTED);
        WorkerSet down = known(silence -> silence >= DOWN);
        WorkerSet lost = known(silence -> silence >= GRACE);
        return new Situation(up, down, lost, copies.synced());
    }

    private WorkerSet known(Predicate<Long> silence) {
        return WorkerSet.of(map.workers().stream()
                .mapToInt(Worker::number)
                .filter(worker -> silence.test(silence(worker)))
                .toArray());
    }

    /** A controller that has slept has heard nobody, and begins to count when it wakes. */
    private long silence(int worker) {
        if (isAlive(worker)) {
            return 0;
        }
        boolean diedUnseen = diedAt(worker) < awakeSince;
        return diedUnseen ? Math.max(SUSPECTED, now - awakeSince) : now - diedAt(worker);
    }

    Progress progress() {
        return planner.progress(map, situation());
    }

    /** How many partitions a worker is a member of. */
    long held(int worker) {
        return IntStream.range(0, map.partitions().size())
                .filter(partition -> map.config(partition).isMember(worker))
                .count();
    }
}
