package io.trivet.process;

import io.trivet.bus.Desk;
import io.trivet.bus.Question;
import io.trivet.bus.Response.Listed;
import io.trivet.cluster.ClusterMap;
import io.trivet.register.host.Timing;
import io.trivet.rest.port.Cluster;
import io.trivet.rest.port.Listing;
import io.trivet.rest.port.Page;
import io.trivet.rest.port.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lists keys of the whole cluster: asks each lane that leads something. What is not answered for is asked again of
 * those who prove to lead it, until all is there.
 */
final class Lister implements Listing {
    private static final long AGAIN = 50;
    /** How long the first round waits for a lane: one that is frozen is not to use up all the time there is. */
    private static final long PATIENCE = 400;

    private final Desk desk;
    private final Timing timing;
    private final Cluster cluster;
    private final Directory directory;
    private final LeaderSearch search;

    Lister(Desk desk, Timing timing, Cluster cluster, Directory directory, LeaderSearch search) {
        this.desk = desk;
        this.timing = timing;
        this.cluster = cluster;
        this.directory = directory;
        this.search = search;
    }

    @Override
    public Future<Page> page(Query query) {
        Optional<ClusterMap> map = cluster.map();
        if (map.isEmpty()) {
            return Future.failedFuture(new Unavailable("There is no cluster map yet."));
        }
        List<Integer> all =
                IntStream.range(0, map.get().partitions().size()).boxed().toList();
        Round round = new Round(query, timing.now() + query.timeoutMillis());
        round.ask(all, Map.of());
        return round.done.future();
    }

    /** One page in the making. */
    private final class Round {
        private final Query query;
        private final long deadline;
        private final Merging merging;
        private final Promise<Page> done = Promise.promise();
        private long patience = PATIENCE;

        Round(Query query, long deadline) {
            this.query = query;
            this.deadline = deadline;
            this.merging = new Merging(query);
        }

        /** @param proven who leads partitions, where that was found out */
        void ask(List<Integer> partitions, Map<Integer, Integer> proven) {
            Map<String, List<Integer>> byDesk = new TreeMap<>();
            List<Integer> left = new ArrayList<>();
            for (int partition : partitions) {
                int leader = Optional.ofNullable(proven.get(partition)).orElseGet(() -> supposedLeader(partition));
                directory
                        .lane(leader, partition)
                        .ifPresentOrElse(
                                address -> byDesk.computeIfAbsent(address, first -> new ArrayList<>())
                                        .add(partition),
                                () -> left.add(partition));
            }
            List<Future<Void>> answers = new ArrayList<>();
            byDesk.forEach((address, asked) -> answers.add(ask(address, asked, left)));
            Future.join(answers).onComplete(all -> goOn(left));
        }

        private Future<Void> ask(String address, List<Integer> partitions, List<Integer> left) {
            Question listing =
                    new Question.Listing(partitions, query.prefix(), query.after(), query.limit(), query.values());
            return desk.ask(address, listing, Math.min(patience, deadline - timing.now()))
                    .onSuccess(response -> {
                        Listed listed = (Listed) response;
                        merging.add(listed);
                        left.addAll(listed.notHere());
                    })
                    .onFailure(cause -> left.addAll(partitions))
                    .mapEmpty();
        }

        private void goOn(List<Integer> left) {
            if (left.isEmpty()) {
                done.complete(merging.page());
            } else if (timing.now() + AGAIN >= deadline) {
                done.fail(new Unavailable(left.size() + " of the partitions have no leader that can list them yet."));
            } else {
                patience *= 2;
                search.find(newestMap(), left, deadline - timing.now())
                        .onSuccess(proven -> timing.after(AGAIN, () -> ask(left, proven)));
            }
        }
    }

    private int supposedLeader(int partition) {
        return cluster.leader(partition)
                .orElseGet(() -> newestMap().assignment(partition).primary());
    }

    private ClusterMap newestMap() {
        return cluster.map().orElseThrow();
    }
}
