package io.trivet.worker;

import io.trivet.node.cluster.ClusterLink;
import io.trivet.node.cluster.JoinFailed;
import io.trivet.process.ProcessEnd;
import java.util.Optional;
import java.util.UUID;

/** Why a worker's process ends before anybody has stopped it, and whether it is of use to start it again. */
record Ending(ProcessEnd end) {
    /** It is unfit, and would be the next time. */
    void unfit(Throwable cause) {
        end.end(ProcessEnd.UNFIT, sentence(cause));
    }

    /** It could not join the cluster: unless something is in its way for good, another start may. */
    void notJoined(Throwable cause) {
        boolean mayWork = cause instanceof JoinFailed failure && !failure.isForGood();
        end.end(mayWork ? ClusterLink.HOPELESS : ProcessEnd.UNFIT, sentence(cause));
    }

    /** What is wrong with its database the next start finds out, and says what to do. */
    void disowned(String why) {
        end.end(
                ProcessEnd.UNFIT,
                "its database is its own no more: " + why
                        + ". Before it is started again no other process may use that database.");
    }

    /** Others hold what it held, and the map does not take it back. */
    void removed(UUID identity) {
        end.end(
                ProcessEnd.UNFIT,
                "this worker was removed from the cluster. To have it join as a new one, start it with an empty"
                        + " database or with NEW_IDENTITY=" + identity + ", which deletes what is in this one.");
    }

    static String sentence(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }
}
