package io.trivet.rest.command;

import io.trivet.cluster.plan.Order;
import io.trivet.cluster.plan.OrderRefused;
import io.trivet.rest.data.Durations;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Commands;
import io.trivet.rest.port.OrderUnknown;
import io.trivet.rest.port.Unavailable;
import io.trivet.rest.view.ProgressJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/** Gives an order, and says what became of it: accepted, refused, not taken, or nobody knows. */
public final class Giving {
    private static final String WHERE_TO_LOOK = "/v1/cluster";

    private final Commands commands;
    private final ProgressJson progress;
    private final long usualTimeout;

    public Giving(Commands commands, ProgressJson progress, long usualTimeout) {
        this.commands = commands;
        this.progress = progress;
        this.usualTimeout = usualTimeout;
    }

    Future<Response> give(Order order, Call call) {
        long timeout = Durations.timeout(call.query(), usualTimeout);
        return commands.give(order, timeout).map(this::accepted).recover(Giving::refused);
    }

    private Response accepted(long version) {
        return Response.json(202, new JsonObject().put("map_version", version).put("progress", progress.now()))
                .with(HttpHeaders.LOCATION, WHERE_TO_LOOK);
    }

    static Future<Response> refused(Throwable failure) {
        if (failure instanceof OrderRefused why) {
            return refuse(ProblemType.ORDER_REFUSED, why.getMessage());
        }
        if (failure instanceof Unavailable why) {
            return refuse(ProblemType.UNAVAILABLE, why.getMessage() + " Nothing was changed.");
        }
        if (failure instanceof OrderUnknown why) {
            return refuse(
                    ProblemType.OUTCOME_UNKNOWN,
                    why.getMessage() + " To give the order again does no harm; " + WHERE_TO_LOOK
                            + " shows what is being done.");
        }
        return Future.failedFuture(failure);
    }

    private static Future<Response> refuse(ProblemType type, String sentence) {
        return Future.failedFuture(new Refusal(type, sentence));
    }
}
