package io.trivet.rest.kv;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Durations;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.MediaType;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;

/** {@code PUT /v1/kv/{key}}: stores the content as it comes, with its type. */
public final class PutKey implements Endpoint {
    private final DataPlane data;
    private final AllReplicas allReplicas;

    public PutKey(DataPlane data, AllReplicas allReplicas) {
        this.data = data;
        this.allReplicas = allReplicas;
    }

    @Override
    public Future<Response> serve(Call call) {
        Bytes key = Keys.ofPath(call.variable());
        long ttl = Durations.ttl(call.query()).orElse(Action.FOREVER);
        Action put = new Action.Put(Bytes.of(call.content()), MediaType.of(call), ttl);
        return allReplicas
                .write(key, put, call)
                .map(done -> done.mark(Response.of(done.written().created() ? 201 : 200)));
    }
}
