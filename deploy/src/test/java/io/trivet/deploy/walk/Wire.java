package io.trivet.deploy.walk;

import io.trivet.deploy.walk.Http.Answer;
import io.trivet.deploy.walk.Http.Request;
import io.trivet.deploy.walk.Operation.Ending;
import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.OperationId;
import io.trivet.register.row.Reply;
import io.trivet.register.row.Stamp;
import io.trivet.rest.data.Etags;
import io.trivet.simulation.history.Result;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked and answered by HTTP, and how the simulation's checker calls the same. */
final class Wire {
    private static final int CONFLICT = 409;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    private Wire() {}

    private static String path(String key) {
        // In a path a plus is a plus.
        return "/v1/kv/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // ---------------------------------------------------------------- asked

    static Request request(String key, OperationId id, Action action, Condition condition) {
        if (action instanceof Action.Get) {
            return Request.get(path(key));
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("Idempotency-Key", id.toString());
        field(condition.ifMatch()).ifPresent(text -> fields.put("If-Match", text));
        field(condition.ifNoneMatch()).ifPresent(text -> fields.put("If-None-Match", text));
        if (action instanceof Action.Increment increment) {
            return new Request(HttpMethod.POST, path(key) + "?increment=" + increment.by(), fields, "");
        }
        if (action instanceof Action.Put put && put.ttl() == Action.FOREVER) {
            fields.put("Content-Type", put.type());
            return new Request(HttpMethod.PUT, path(key), fields, put.value().text());
        }
        if (action instanceof Action.Delete) {
            return new Request(HttpMethod.DELETE, path(key), fields, "");
        }
        throw new IllegalArgumentException("no client sends " + action);
    }

    private static Optional<String> field(Match match) {
        if (match instanceof Match.Tags tags) {
            return Optional.of(tags.etags().stream().map(Etags::text).collect(Collectors.joining(", ")));
        }
        return match instanceof Match.Any ? Optional.of("*") : Optional.empty();
    }

    // ---------------------------------------------------------------- answered

    static Optional<Stamp> stamp(Answer answer) {
        return answer.etag().flatMap(text -> Etags.stamp(text.substring(1, text.length() - 1)));
    }

    static Result result(Action action, Ending ending) {
        Answer answer = ending.answer();
        return switch (ending.kind()) {
            case UNKNOWN -> Result.UNKNOWN;
            case NOT_DONE -> Result.FAILED;
            case DECLINED -> wrote(decline(answer), answer, 0);
            case DONE -> action instanceof Action.Get ? read(answer) : done(action, answer);
        };
    }

    private static Result read(Answer answer) {
        return answer.status() == NOT_FOUND
                ? Result.ABSENT
                : Result.seen(Bytes.utf8(answer.content()), stamp(answer).orElse(Stamp.NONE), version(answer));
    }

    private static Result done(Action action, Answer answer) {
        long number = action instanceof Action.Increment ? Long.parseLong(answer.content()) : 0;
        return action instanceof Action.Delete
                ? Result.wrote(Reply.Kind.DELETED, Stamp.NONE, 0, 0)
                : wrote(answer.status() == CREATED ? Reply.Kind.CREATED : Reply.Kind.REPLACED, answer, number);
    }

    private static Reply.Kind decline(Answer answer) {
        if (answer.status() == NOT_FOUND) {
            return Reply.Kind.ABSENT;
        }
        if (answer.status() != CONFLICT) {
            return Reply.Kind.PRECONDITION_FAILED;
        }
        return answer.content().contains("not-a-number") ? Reply.Kind.NOT_A_NUMBER : Reply.Kind.VERSION_CONFLICT;
    }

    private static Result wrote(Reply.Kind kind, Answer answer, long number) {
        return Result.wrote(kind, stamp(answer).orElse(Stamp.NONE), version(answer), number);
    }

    /** Of a key that is not there nothing is said. */
    private static long version(Answer answer) {
        return answer.version().orElse(0L);
    }
}
