package io.trivet.deploy.local;

import java.time.Duration;
import java.util.List;

/** Workers that give up what they have, and those that go. */
final class Shrinking {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    /** A node is taken to be dead when it was silent for some seconds. */
    private static final Duration UNTIL_NOTICED = Duration.ofSeconds(20);

    private final Work work;
    private final Calls calls;

    Shrinking(Work work) {
        this.work = work;
        this.calls = work.calls();
    }

    private static String path(Member worker) {
        return "/v1/workers/" + worker.name();
    }

    // ---------------------------------------------------------------- drain

    void drain() {
        List<Member> workers = work.workers();
        long version = order(workers, "/drain");
        workers.forEach(worker -> work.terminal().say("%s is being drained; it serves meanwhile.", worker.name()));
        if (!work.options().background()) {
            awaitEmpty(workers, version);
        }
    }

    void undrain() {
        List<Member> workers = work.workers();
        order(workers, "/undrain");
        workers.forEach(worker -> work.terminal().say("%s may have partitions again.", worker.name()));
    }

    /** The version of the map that has all of it. */
    private long order(List<Member> workers, String what) {
        long version = 0;
        for (Member worker : workers) {
            version = Math.max(
                    version,
                    calls.order("POST", path(worker) + what).mustBeAccepted().mapVersion());
        }
        return version;
    }

    private void awaitEmpty(List<Member> workers, long version) {
        if (workers.isEmpty()) {
            return;
        }
        String names = Work.names(workers, " ");
        new Waiting(work, calls)
                .until(
                        "Drained:",
                        overview -> left(overview, workers, version),
                        names + " is not empty yet, and goes on being drained: '" + work.again()
                                + " status' shows how far it is, 'undrain " + names + "' takes it back.");
        work.terminal().say("Empty: %s.", names);
    }

    private static int left(Overview overview, List<Member> workers, long version) {
        int holds = workers.stream()
                .mapToInt(worker -> overview.holds(worker.name()))
                .sum();
        return overview.unlessOlderThan(version, holds);
    }

    // ---------------------------------------------------------------- remove

    void remove() {
        List<Member> workers = work.workers();
        Overview overview = calls.mustLook();
        // One that died has nothing to give, and one that never joined, or is removed already, holds nothing.
        List<Member> alive = workers.stream()
                .filter(worker -> work.cluster().part(worker.name()).runs())
                .filter(worker -> overview.worker(worker.name())
                        .filter(known -> !known.isRemoved())
                        .isPresent())
                .toList();
        workers.stream().filter(worker -> !alive.contains(worker)).forEach(dead -> mustNotBeNeeded(dead, overview));
        if (!alive.isEmpty()) {
            awaitEmpty(alive, order(alive, "/drain"));
        }
        workers.forEach(worker -> remove(worker, alive.contains(worker)));
    }

    private void mustNotBeNeeded(Member dead, Overview overview) {
        if (overview.unavailable() > 0 && overview.holds(dead.name()) > 0) {
            throw new Refusal("Partitions may be waiting for " + dead.name() + ", so its data is kept. "
                    + overview.outage().orElse("") + " Here that is 'start " + dead.name() + "', or, if it is lost for"
                    + " good, '" + work.again() + " recover --lost " + dead.name() + "'.");
        }
    }

    private void remove(Member worker, boolean isAlive) {
        Answer answer = calls.order("DELETE", path(worker));
        if (!isAlive && answer.isProblem("order-refused")) {
            answer = again(worker, answer);
        }
        // One that never came so far as to join is nobody to the others.
        if (!answer.isProblem("no-such-worker")) {
            answer.mustBeAccepted();
        }
        work.home().exclusively(() -> forget(worker));
        work.terminal().say("%s is removed, and its data deleted.", worker.name());
    }

    /** It may only be that the others have not noticed yet that it is dead. */
    private Answer again(Member worker, Answer first) {
        Answer answer = first;
        boolean noticed = false;
        long begun = System.nanoTime();
        while (answer.isProblem("order-refused") && !noticed && System.nanoTime() - begun < UNTIL_NOTICED.toNanos()) {
            noticed = calls.mustLook()
                    .worker(worker.name())
                    .filter(Overview.Worker::isDown)
                    .isPresent();
            work.interruption().within(BETWEEN_TRIES);
            work.interruption().check();
            answer = calls.order("DELETE", path(worker));
        }
        return answer;
    }

    private void forget(Member worker) {
        // Others may have come or gone while this one was drained.
        Plan plan = work.home().knownPlan();
        Plan rest = plan.with(plan.workers().without(worker.number()));
        work.cluster(plan).end(worker.name());
        work.home().keep(rest);
        work.home().delete(worker.name());
        work.home().delete(worker.postgresName());
    }
}
