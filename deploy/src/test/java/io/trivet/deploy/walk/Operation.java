package io.trivet.deploy.walk;

import io.trivet.deploy.strip.Connections;
import io.trivet.deploy.walk.Http.Answer;
import io.trivet.deploy.walk.Http.Request;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One operation, as a careful client sees to it: what was not answered, or not done, is sent again to another port, a
 * write under the same id, until its end is known or it has taken too long.
 */
final class Operation {
    /** An id may be used for 30 s. */
    private static final long LIMIT_NANOS = 20_000_000_000L;

    private static final long PAUSE_MILLIS = 40;

    /**
     * @param home whom to ask first
     * @param givesUp whether nothing is sent again any more
     */
    record Sender(Vertx vertx, Http http, Ports ports, Node home, Clerk clerk, BooleanSupplier givesUp) {
        Sender at(Node other) {
            return new Sender(vertx, http, ports, other, clerk, givesUp);
        }
    }

    enum Kind {
        DONE,
        DECLINED,
        NOT_DONE,
        UNKNOWN
    }

    record Ending(Kind kind, Answer answer, Node through) {}

    private final Sender sender;
    private final Request request;
    private final long begun = System.nanoTime();
    private final StringBuilder story = new StringBuilder();
    private int attempts;
    private boolean unknown;

    Operation(Sender sender, Request request) {
        this.sender = sender;
        this.request = request;
    }

    Future<Ending> run() {
        Node node = sender.ports.after(sender.home, attempts);
        attempts++;
        return sender.http.send(node, request).transform((answer, failure) -> {
            story.append(attempts > 1 ? ", " : "")
                    .append("%s after %.1f s: %s"
                            .formatted(
                                    node.name(),
                                    Progress.seconds(begun),
                                    failure == null ? answer.status() : failure.getMessage()));
            if (failure != null) {
                return failed(node, failure);
            }
            sender.clerk.tally().count(Integer.toString(answer.status()));
            return answered(node, answer);
        });
    }

    private boolean isRead() {
        return request.method().equals(HttpMethod.GET);
    }

    private Future<Ending> failed(Node node, Throwable failure) {
        boolean notSent = failure instanceof Connections.NotSent;
        sender.clerk.tally().count(notSent ? Tally.NOT_SENT : Tally.LOST);
        unknown |= !notSent && !isRead();
        return again(node, new Answer(0, Optional.empty(), Optional.empty(), failure.toString()));
    }

    private Future<Ending> answered(Node node, Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 204 -> end(Kind.DONE, answer, node);
            case 404 -> absent(answer, node);
            case 409, 412 -> isRead() ? unexpected(answer, node) : end(Kind.DECLINED, answer, node);
            case 503 -> again(node, answer);
            case 504 -> {
                unknown = true;
                yield isRead() ? unexpected(answer, node) : again(node, answer);
            }
            default ->
                unknown && answer.content().contains("operation-id-too-old")
                        ? end(Kind.UNKNOWN, answer, node)
                        : unexpected(answer, node);
        };
    }

    private Future<Ending> absent(Answer answer, Node node) {
        if (isRead()) {
            return end(Kind.DONE, answer, node);
        }
        return request.method().equals(HttpMethod.DELETE) ? end(Kind.DECLINED, answer, node) : unexpected(answer, node);
    }

    private Future<Ending> end(Kind kind, Answer answer, Node node) {
        sender.clerk
                .tally()
                .took(System.nanoTime() - begun, () -> request.method() + " " + request.path() + ": " + story);
        return Future.succeededFuture(new Ending(kind, answer, node));
    }

    private Future<Ending> unexpected(Answer answer, Node node) {
        return Future.failedFuture(new Violation(
                "%s %s through %s: expected to be served, found %d after %d attempts: %s",
                request.method(), request.path(), node, answer.status(), attempts, answer.content()));
    }

    private Future<Ending> again(Node node, Answer answer) {
        if (sender.givesUp.getAsBoolean() || System.nanoTime() - begun > LIMIT_NANOS) {
            return end(unknown ? Kind.UNKNOWN : Kind.NOT_DONE, answer, node);
        }
        Promise<Ending> promise = Promise.promise();
        sender.vertx.setTimer(PAUSE_MILLIS, timer -> run().onComplete(promise));
        return promise.future();
    }
}
