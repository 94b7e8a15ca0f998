package io.trivet.register.leader;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Content;
import io.trivet.register.row.Floor;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Replaces a key's content by a function of what is chosen: how the cluster map is changed. No client, so no id. */
final class Rewriting {
    private final Leader leader;
    private final KeyQueue queue;
    private final Knowledge knowledge;

    Rewriting(Leader leader, Bytes key) {
        this.leader = leader;
        this.queue = leader.keys().get(key);
        this.knowledge = queue.knowledge();
    }

    /** If the function makes anything; completes with the row that is chosen then. */
    Future<Optional<Row>> by(Function<Optional<Row>, Optional<Content>> change) {
        return queue.inTurn(() -> queue.learned().compose(known -> {
            Optional<Content> content = change.apply(knowledge.row());
            return content.isEmpty()
                    ? Future.succeededFuture(knowledge.row())
                    : queue.step(next(content.get()), "rewrite").map(chosen -> knowledge.row());
        }));
    }

    private Row next(Content content) {
        State before = knowledge.state(Floor.NONE);
        Stamp stamp = new Stamp(leader.ballot(), knowledge.stepBefore() + 1);
        Clock clock = before.clock().tick(Clock.LOCAL);
        long version = before.version() + 1;
        return new Row(
                stamp, new State(content, stamp, version, State.NEVER, leader.wallClock(), clock, before.recent()));
    }
}
