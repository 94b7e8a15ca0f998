package io.trivet.deploy.local;

import java.util.List;
import java.util.Optional;

/** Workers that come, and those that begin anew. */
final class Growth {
    private static final int MOST = 9;

    private final Work work;

    Growth(Work work) {
        this.work = work;
    }

    // ---------------------------------------------------------------- add

    void add() {
        if (!work.options().rest().isEmpty()) {
            throw Refusal.misuse("'add' takes no names: it counts on. For several say -n 2.");
        }
        int count = work.options().count();
        if (count < 1 || count > MOST) {
            throw Refusal.misuse("1 to " + MOST + " workers can be added at a time, not " + count + ".");
        }
        work.home().exclusively(() -> add(count));
    }

    private void add(int count) {
        Plan before = work.home().knownPlan();
        if (!work.cluster(before).runs()) {
            throw new Refusal("The cluster in " + work.home().path() + " does not run: nobody could take in another"
                    + " worker. Start it first: " + work.again() + " up -d");
        }
        Plan plan = before.with(before.workers().grown(count));
        List<Member> added = plan.members().stream()
                .filter(member -> !before.members().contains(member))
                .toList();
        work.home().mustHaveRoom(count * Home.MEGABYTES_AT_FIRST);
        Ports.mustBeFree(added, work.interruption());
        work.home().keep(plan);
        LocalCluster cluster = work.cluster(plan);
        start(cluster, added);
        work.terminal()
                .say(
                        "%s now, and gets a share of the partitions: '%s status' shows how far it is.",
                        added.size() == 1 ? added.get(0).name() + " serves" : "They serve", work.again());
    }

    private void start(LocalCluster cluster, List<Member> members) {
        work.terminal().add("Starting:");
        try {
            work.launch(cluster)
                    .some(members.stream()
                            .map(member -> cluster.part(member.name()))
                            .toList());
        } catch (RuntimeException e) {
            work.terminal().say("");
            String names = Work.names(members, " ");
            work.terminal()
                    .refuse(names + " did not start. '" + work.again() + " start " + names + "' tries again, 'remove "
                            + names + "' gives it up.");
            throw e;
        }
        work.terminal().say("");
    }

    // ---------------------------------------------------------------- replace

    /** An empty disk instead of the one there is. */
    void replace() {
        List<Member> workers = work.workers();
        if (workers.size() != 1) {
            throw Refusal.misuse("Replace one at a time: two could be the last that have a key.");
        }
        Member worker = workers.get(0);
        Calls calls = work.calls();
        int before = othersMustSuffice(worker, calls);
        work.home().exclusively(() -> renew(worker));
        if (!work.options().background()) {
            awaitShare(worker, before, calls);
        }
    }

    /** The number that it has before. */
    private int othersMustSuffice(Member worker, Calls calls) {
        Overview overview = calls.mustLook();
        String name = worker.name();
        if (overview.replicas() < 2) {
            throw new Refusal("Each key of this cluster is on one worker only: with the data of " + name
                    + " its keys would be gone. 'add' another and 'remove " + name + "' instead.");
        }
        overview.workers().stream()
                .filter(other -> !other.name().equals(name) && !other.isRemoved() && !other.isUp())
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(other.name() + " is not well (" + other.status() + "): it and " + name
                            + " could be the last that have a key. Start it, or 'remove " + other.name()
                            + "', and try again.");
                });
        boolean isUp = overview.worker(name).filter(Overview.Worker::isUp).isPresent();
        new Waiting(work, calls)
                .until(
                        "First the others:",
                        now -> now.moving() + now.unavailable() + (isUp ? now.scarce() : 0),
                        "Not all partitions have their copies yet, so " + name + " was left as it is.");
        return overview.worker(name).map(Overview.Worker::number).orElse(-1);
    }

    private void renew(Member worker) {
        LocalCluster cluster = work.cluster();
        cluster.end(worker.name());
        work.home().delete(worker.name());
        work.home().delete(worker.postgresName());
        work.terminal().say("The data of %s is deleted.", worker.name());
        start(cluster, List.of(worker));
    }

    private void awaitShare(Member worker, int before, Calls calls) {
        String name = worker.name();
        new Waiting(work, calls)
                .until(
                        "Copied:",
                        now -> now.scarce() + now.left() + (hasShare(now.worker(name), before) ? 0 : 1),
                        name + " is there, but not all partitions have their copies yet; '" + work.again()
                                + " status' shows how far it is.");
        work.terminal().say("%s is another worker of that name now, and has its share.", name);
    }

    private static boolean hasShare(Optional<Overview.Worker> worker, int before) {
        return worker.filter(now -> now.number() > before && now.holds() > 0).isPresent();
    }
}
