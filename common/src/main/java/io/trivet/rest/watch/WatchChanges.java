package io.trivet.rest.watch;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.ListTerms;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Watching;
import io.trivet.watch.hub.Ids;
import io.trivet.watch.hub.Positions;
import io.trivet.watch.hub.Wanted;
import io.vertx.core.Future;
import java.util.Optional;

/** {@code GET /v1/watch}: every change under a prefix, as server-sent events. */
public final class WatchChanges implements Endpoint {
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Watching watching;
    private final EventText texts = new EventText();

    public WatchChanges(Watching watching) {
        this.watching = watching;
    }

    @Override
    public Future<Response> serve(Call call) {
        Wanted wanted = new Wanted(
                Bytes.utf8(call.query().get("prefix").orElse("")),
                call.query().get("values").map(ListTerms::flag).orElse(false));
        EventStream stream = new EventStream(texts, watching.backlog());
        stream.subscribed(
                watching.watchers().watch(wanted, since(call), stream::told).orElseThrow(WatchChanges::tooMany));
        return Future.succeededFuture(Response.stream("text/event-stream", stream));
    }

    private static Optional<Positions> since(Call call) {
        return call.header(LAST_EVENT_ID)
                .or(() -> call.query().get("since"))
                .filter(id -> !id.isEmpty())
                .map(id -> Ids.positions(id).orElseThrow(WatchChanges::noId));
    }

    private static Refusal noId() {
        return new Refusal(
                ProblemType.MALFORMED_PARAMETER,
                "This is no id of an event: send the last one as it was, or none to begin anew.");
    }

    static Refusal tooMany() {
        return new Refusal(
                ProblemType.OVERLOADED,
                "As many watch here as may (WATCHERS), or this node has not seen the cluster's map yet. Try again after"
                        + " a while, or at another node.");
    }
}
