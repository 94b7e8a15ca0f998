package io.trivet.bus;

import io.trivet.cluster.plan.Order;
import io.trivet.register.message.Answer;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Request;
import io.trivet.register.row.Bytes;
import io.trivet.watch.Poll;
import java.util.List;
import java.util.UUID;

/** What one desk asks of another. */
public sealed interface Question {
    /** Whether this kind of response answers it; a response that does not is dropped. */
    boolean isAnsweredBy(Response response);

    /** Whether it is to be dropped when its time is over before it is taken up. */
    default boolean expires() {
        return true;
    }

    /** A leader asks a member. It has no deadline: members answer whenever they can. */
    record OfMember(Request request) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.OfMember member && fits(member.answer());
        }

        @Override
        public boolean expires() {
            return false;
        }

        /** One answer for each row, or key, that was asked about. */
        private boolean fits(Answer answer) {
            if (answer instanceof Answer.Accepted accepted && request instanceof Request.Accept accept) {
                return accepted.stored().size() == accept.entries().size();
            }
            if (answer instanceof Answer.Rows rows && request instanceof Request.Read read) {
                return rows.rows().size() == read.keys().size();
            }
            return answer instanceof Answer.Confirmed == request instanceof Request.Confirm;
        }
    }

    /** A gateway sends an operation to a worker. The deadline within is on the clock of whoever holds this object. */
    record Operate(Perform perform) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Operated;
        }
    }

    /** Which is the newest map that you have seen chosen? */
    record NewestMap() implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Map;
        }
    }

    /** How far has the database of this identity lived, as far as you have seen? */
    record Testify(UUID identity) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Testimony;
        }
    }

    /** Take this partition over: it has been yielded to you. */
    record Lead(int partition) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Ok;
        }
    }

    /** Hand this partition over to another worker, nothing unknown. */
    record Yield(int partition, int to) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Ok;
        }
    }

    /**
     * Which keys are there in these partitions, in key order after a key? Asked of verified leaders.
     *
     * @param values whether the values are wanted too
     */
    record Listing(List<Integer> partitions, Bytes prefix, Bytes after, int limit, boolean values) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Listed;
        }
    }

    /** Which row do you store under this key, chosen or not? */
    record Stored(int partition, Bytes key) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Found;
        }
    }

    /** Which keys does this lane store, in key order after a key, chosen or not? */
    record StoredPage(Bytes after, int limit, boolean values) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Listed;
        }
    }

    /** What has changed in partitions that this lane leads? Answered when something has, or the time is over. */
    record Watch(Poll poll) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Watched;
        }
    }

    /** An operator's order, for the controller that keeps the map. */
    record CarryOut(Order order) implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Ordered;
        }
    }

    /** Are you there? */
    record Ping() implements Question {
        @Override
        public boolean isAnsweredBy(Response response) {
            return response instanceof Response.Ok;
        }
    }
}
