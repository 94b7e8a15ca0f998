package io.trivet.rest.kv;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.DataPlane.Terms;
import io.trivet.rest.data.Fields;
import io.trivet.rest.data.Replication;
import io.trivet.rest.data.Written;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code ?acks=all}: a write that is answered only when every replica has it, or the time is over. It was chosen either
 * way, so what is missing then is told in a field and is no error.
 */
public final class AllReplicas {
    private static final String ACKS = "acks";

    private final DataPlane data;
    private final Replication replication;

    public AllReplicas(DataPlane data, Replication replication) {
        this.data = data;
        this.replication = replication;
    }

    /** @param progress how far it has come, where that was asked */
    record Done(Written written, Optional<Replication.Progress> progress) {
        Response mark(Response response) {
            progress.ifPresent(known -> response.with(Fields.REPLICAS, known.toString()));
            return written.tag(response);
        }
    }

    Future<Done> write(Bytes key, Action action, Call call) {
        boolean all = isAsked(call.query());
        Terms terms = data.terms(call);
        long begun = System.nanoTime();
        return data.write(key, action, terms).compose(written -> {
            if (!all) {
                return Future.succeededFuture(new Done(written, Optional.empty()));
            }
            long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            long left = Math.max(1, terms.timeoutMillis() - spent);
            return replication
                    .all(key, written.reply().etag(), left)
                    .map(progress -> new Done(written, Optional.of(progress)));
        });
    }

    private static boolean isAsked(Query query) {
        Optional<String> acks = query.get(ACKS);
        if (acks.isPresent() && !acks.get().equals("all")) {
            throw new Refusal(
                    ProblemType.MALFORMED_PARAMETER, "'acks' can be 'all' only; without it a majority is waited for.");
        }
        return acks.isPresent();
    }
}
