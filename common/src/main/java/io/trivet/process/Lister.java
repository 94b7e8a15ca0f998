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

/** Lists keys of the whole cluster: asks each lane that leads something, and the rest again until all have answered. */
final class Lister implements Listing {
    private static final long AGAIN = 100;
    /** How long the first round waits for a lane: one that is frozen is not to use up all the time there is. */
    private static final long PATIENCE = 1_000;

    private final Desk desk;
    private final Timing timing;
    private final Cluster cluster;
    private final Directory directory;

    Lister(Desk desk, Timing timing, Cluster cluster, Directory directory) {
        this.desk = desk;
        this.timing = timing;
        this.cluster = cluster;
        this.directory = directory;
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
        round.ask(all);
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

        void ask(List<Integer> partitions) {
            Map<String, List<Integer>> byDesk = new TreeMap<>();
            List<Integer> left = new ArrayList<>();
            for (int partition : partitions) {
                address(partition)
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
                timing.after(AGAIN, () -> ask(left));
            }
        }
    }

    private Optional<String> address(int partition) {
        int leader = cluster.leader(partition)
                .orElseGet(
                        () -> cluster.map().orElseThrow().assignment(partition).primary());
        return directory.lane(leader, partition);
    }
}
