package io.trivet.rest.watch;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.Durations;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Watching;
import io.trivet.watch.hub.Subscription;
import io.trivet.watch.hub.Wanted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * {@code GET /v1/kv/{key}?wait=30s}: the same answer as without, held back while it would say nothing new. It is a read
 * like any other, made again when the key has changed.
 */
public final class WaitForKey implements Endpoint {
    public static final String WAIT = "wait";

    private final Endpoint read;
    private final Watching watching;
    private final Vertx vertx;

    /** @param read answers at once */
    public WaitForKey(Endpoint read, Watching watching, Vertx vertx) {
        this.read = read;
        this.watching = watching;
        this.vertx = vertx;
    }

    @Override
    public Future<Response> serve(Call call) {
        return call.query().get(WAIT).isPresent() ? await(call) : read.serve(call);
    }

    private Future<Response> await(Call call) {
        long millis = Durations.wait(call.query().get(WAIT).orElseThrow());
        if (call.query().get("consistency").filter("local"::equals).isPresent()) {
            throw new Refusal(
                    ProblemType.MALFORMED_PARAMETER,
                    "'wait' does not go with consistency=local: changes are told by the leader.");
        }
        Bytes key = Keys.ofPath(call.variable());
        boolean mayBeAbsent = call.list(HttpHeaders.IF_NONE_MATCH).isPresent();
        KeyWait wait = new KeyWait(() -> read.serve(call), key, mayBeAbsent);
        Subscription subscription = watching.watchers()
                .watch(new Wanted(key, false), Optional.empty(), wait::told)
                .orElseThrow(WatchChanges::tooMany);
        long timer = vertx.setTimer(millis, over -> wait.timeIsOver());
        wait.look();
        // What changed between that look and the first that is told.
        subscription.covers(key).onSuccess(covered -> wait.look());
        return wait.answer().onComplete(answered -> {
            vertx.cancelTimer(timer);
            subscription.end();
        });
    }
}
