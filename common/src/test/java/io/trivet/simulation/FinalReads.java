package io.trivet.simulation;

import io.trivet.gateway.Submission;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.simulation.history.Result;
import java.util.Optional;

/** Reads every key once more, through every gateway, until it is answered. */
final class FinalReads {
    private final Cluster cluster;
    private int left;

    FinalReads(Cluster cluster) {
        this.cluster = cluster;
    }

    void start() {
        for (GatewayNode gateway : cluster.gateways()) {
            for (int key = 0; key < cluster.profile().shape().keys(); key++) {
                left++;
                read(gateway, cluster.key(key));
            }
        }
    }

    private void read(GatewayNode gateway, Bytes key) {
        int number = cluster.begin(key, new Action.Get(), Condition.NONE);
        gateway.submit(Submission.of(key, new Action.Get())).onSuccess(result -> {
            if (result instanceof io.trivet.gateway.Result.Found found) {
                left--;
                cluster.finish(number, Result.found(found.row()));
            } else {
                cluster.finish(number, Result.FAILED);
                read(gateway, key);
            }
        });
    }

    boolean areDone() {
        return left == 0;
    }

    Optional<String> stuck() {
        return left == 0
                ? Optional.empty()
                : Optional.of("stuck: " + left + " keys are not readable after all was mended: "
                        + cluster.workers().stream().map(WorkerNode::state).toList()
                        + cluster.workers().stream()
                                .flatMap(node -> node.process().flatMap(WorkerProcess::map).stream())
                                .map(map -> map.version() + " " + map.electors() + map.partitions())
                                .toList());
    }
}
