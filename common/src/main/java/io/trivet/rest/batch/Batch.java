package io.trivet.rest.batch;

import io.trivet.rest.data.DataPlane;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import java.util.List;

/** The endpoint: reads the batch, has it run, and answers every operation by itself. */
public final class Batch implements Endpoint {
    private final DataPlane data;

    public Batch(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        int mostValueBytes = data.settings().sizes().value();
        List<BatchItem> items = BatchReader.read(call.content(), mostValueBytes);
        return new BatchRun(data, items, data.timeout(call)).begin();
    }
}
