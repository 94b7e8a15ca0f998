package io.trivet.bus;

import io.trivet.register.message.Answer;
import io.trivet.register.message.Outcome.NotTaken;
import io.trivet.register.message.Perform;
import io.trivet.register.message.Performed;
import io.trivet.register.message.Request;
import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Clock;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Content;
import io.trivet.register.row.Entry;
import io.trivet.register.row.Operation;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Recent;
import io.trivet.register.row.Row;
import io.trivet.register.row.Stamp;
import io.trivet.register.row.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those who sit at desks in tests, and what they are asked. */
final class Clerks {
    private Clerks() {}

    /** Answers at once, in such a way that the answer tells which question it is to. */
    static Future<Response> answers(Sender from, Question question) {
        return Future.succeededFuture(answer(question));
    }

    static Response answer(Question question) {
        if (question instanceof Question.Stored stored) {
            return new Response.Found(Optional.of(row(stored.key().length(), stored.key())));
        }
        if (question instanceof Question.OfMember member && member.request() instanceof Request.Accept accept) {
            return new Response.OfMember(new Answer.Accepted(
                    accept.entries().stream().map(entry -> true).toList()));
        }
        if (question instanceof Question.OfMember) {
            return new Response.OfMember(new Answer.Confirmed(List.of()));
        }
        if (question instanceof Question.Operate) {
            return new Response.Operated(new Performed(NotTaken.notLeader(2), 5));
        }
        return new Response.Ok();
    }

    static Future<Response> isSilent(Sender from, Question question) {
        return Promise.<Response>promise().future();
    }

    static Future<Response> fails(Sender from, Question question) {
        return Future.failedFuture("the store is away");
    }

    static Question stored(String key) {
        return new Question.Stored(0, Bytes.utf8(key));
    }

    static Response found(String key) {
        return answer(stored(key));
    }

    static Question confirm() {
        return new Question.OfMember(new Request.Confirm(List.of(new Request.Held(0, Ballot.of(1, 1, 1)))));
    }

    static Question accept(int bytes) {
        Row row = row(1, Bytes.of(new byte[bytes]));
        return new Question.OfMember(
                new Request.Accept(0, Ballot.of(1, 1, 1), List.of(new Entry(Bytes.utf8("key"), row))));
    }

    static Question.Operate put(long deadline) {
        OperationId id = OperationId.of(1_700_000_000_000L, 1, 1);
        Action action = new Action.Put(Bytes.utf8("value"), "text/plain", Action.FOREVER);
        Operation operation = new Operation(id, Bytes.utf8("key"), action, Condition.NONE, 1, 2, OperationId.NONE);
        return new Question.Operate(new Perform(0, operation, false, false, deadline, 1));
    }

    static Row row(long step, Bytes value) {
        Stamp stamp = new Stamp(Ballot.of(1, 1, 1), step);
        Clock clock = Clock.NONE.tick(Clock.LOCAL);
        Content content = new Content.Value(value, "text/plain");
        return new Row(stamp, new State(content, stamp, 1, State.NEVER, 1_700_000_000_000L, clock, Recent.NONE));
    }

    /** Keeps all that it is asked and told, and answers when the test says so. */
    static final class Patient implements Answering {
        final List<Question> questions = new ArrayList<>();
        final List<Sender> senders = new ArrayList<>();
        final List<Sender> heard = new ArrayList<>();
        final List<Promise<Response>> answers = new ArrayList<>();

        @Override
        public Future<Response> on(Sender from, Question question) {
            questions.add(question);
            senders.add(from);
            answers.add(Promise.promise());
            return answers.get(answers.size() - 1).future();
        }

        @Override
        public void heard(Sender from) {
            heard.add(from);
        }
    }
}
