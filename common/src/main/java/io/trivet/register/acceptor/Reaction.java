package io.trivet.register.acceptor;

import io.trivet.register.host.Rules;
import io.trivet.register.host.Store;
import io.trivet.register.host.Store.Committed;
import io.trivet.register.host.Store.Write;
import io.trivet.register.message.Answer;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What an acceptor decided: first what to do at the store, then what to say. The acceptor never holds a store itself,
 * so it cannot say a thing before it is durable.
 */
public sealed interface Reaction {
    Future<Answer> carryOut(Store store, Rules rules);

    /** Nothing to store. */
    record Say(Answer answer) implements Reaction {
        @Override
        public Future<Answer> carryOut(Store store, Rules rules) {
            return Future.succeededFuture(answer);
        }
    }

    /** To be said when this is durable. */
    record Commit(Write write, Function<Committed, Answer> then) implements Reaction {
        @Override
        public Future<Answer> carryOut(Store store, Rules rules) {
            return rules.whenDurable(store.commit(write), write, then);
        }
    }

    /** To be said of what the store answers. */
    record Ask<T>(Function<Store, Future<T>> question, Function<T, Answer> then) implements Reaction {
        @Override
        public Future<Answer> carryOut(Store store, Rules rules) {
            return question.apply(store).map(then);
        }
    }
}
