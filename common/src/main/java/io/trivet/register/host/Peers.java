package io.trivet.register.host;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Request;
import io.vertx.core.Future;

/** The way to the members of a partition, this worker's own acceptor among them. */
@FunctionalInterface
public interface Peers {
    /** Asks once. Fails, or never completes, when no answer comes; an answer may come at any later time. */
    Future<Answer> ask(int worker, Request request);

    /** Which of that worker's lanes has the partition: about all that one lane has, one question can be asked. */
    default String lane(int worker, int partition) {
        return "";
    }

    /** Whether it is known that nothing can be asked there now. */
    default boolean isAway(int worker) {
        return false;
    }
}
