package io.trivet.rest.kv;

import io.trivet.register.row.Action;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Durations;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import java.util.Set;

/**
 * {@code POST /v1/kv/{key}}: counts up with {@code ?increment=n}, or gives more time to live with {@code ?touch&ttl=}.
 */
public final class PostKey implements Endpoint {
    private static final String INCREMENT = "increment";
    private static final String TOUCH = "touch";
    private static final Set<String> OF_TOUCH = Set.of(TOUCH, "ttl", "timeout");
    private static final Set<String> OF_INCREMENT = Set.of(INCREMENT, "acks", "timeout");

    private final DataPlane data;
    private final Counting counting;

    public PostKey(DataPlane data, Counting counting) {
        this.data = data;
        this.counting = counting;
    }

    /** Whether the query says what to do with the key, so that all of the path is the key. */
    static boolean isMeant(Query query) {
        return query.has(INCREMENT) || query.has(TOUCH);
    }

    @Override
    public Future<Response> serve(Call call) {
        Query query = call.query();
        if (query.has(TOUCH)) {
            query.only(OF_TOUCH);
            return touch(call);
        }
        if (query.has(INCREMENT)) {
            query.only(OF_INCREMENT);
            return counting.count(Keys.ofPath(call.variable()), query.get(INCREMENT), call);
        }
        throw new Refusal(
                ProblemType.MALFORMED_PARAMETER,
                "A POST to a key says what to do: ?increment=1 to count, ?touch&ttl=60s to let it live longer. To"
                        + " store a value, PUT it.");
    }

    private Future<Response> touch(Call call) {
        long ttl = Durations.ttl(call.query())
                .orElseThrow(() -> new Refusal(
                        ProblemType.MALFORMED_PARAMETER, "'touch' goes with the new time to live: ?touch&ttl=60s."));
        return data.write(Keys.ofPath(call.variable()), new Action.Touch(ttl), call)
                .map(written -> written.tag(Response.of(200)));
    }
}
