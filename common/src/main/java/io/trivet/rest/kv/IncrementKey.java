package io.trivet.rest.kv;

import io.trivet.rest.data.Keys;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import java.util.Set;

/**
 * {@code POST /v1/kv/{name}/increment?by=n}: the short form, for keys without a slash. Where the query says what to do,
 * {@code /increment} is the end of a key.
 */
public final class IncrementKey implements Endpoint {
    private static final Set<String> PARAMETERS = Set.of("by", "acks", "timeout");

    private final PostKey post;
    private final Counting counting;

    public IncrementKey(PostKey post, Counting counting) {
        this.post = post;
        this.counting = counting;
    }

    @Override
    public Future<Response> serve(Call call) {
        if (PostKey.isMeant(call.query())) {
            String whole = call.variable() + "/increment";
            return post.serve(new Call(call.headers(), whole, call.query(), call.content()));
        }
        call.query().only(PARAMETERS);
        return counting.count(Keys.ofPath(call.variable()), call.query().get("by"), call);
    }
}
