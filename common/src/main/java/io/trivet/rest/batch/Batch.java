package io.trivet.rest.batch;

import io.trivet.rest.data.DataPlane;
import io.trivet.rest.data.Fields;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** The endpoint: reads the batch, has it run, and answers every operation by itself. */
public final class Batch implements Endpoint {
    /** Fields that would be a promise not kept, if they were not noticed; and where what they say belongs. */
    private static final Map<CharSequence, String> MEANT_FOR_ONE = Map.of(
            Fields.IDEMPOTENCY_KEY, "id",
            HttpHeaders.IF_MATCH, "if_match",
            HttpHeaders.IF_NONE_MATCH, "if_none_match");

    private final DataPlane data;

    public Batch(DataPlane data) {
        this.data = data;
    }

    @Override
    public Future<Response> serve(Call call) {
        MEANT_FOR_ONE.forEach((field, member) -> {
            if (call.list(field).isPresent()) {
                throw new Refusal(
                        ProblemType.MALFORMED_HEADER,
                        field + " goes with a single operation. In a batch each has its own, as the member '" + member
                                + "'. Nothing of the batch was done.");
            }
        });
        int mostValueBytes = data.settings().sizes().value();
        List<BatchItem> items = BatchReader.read(call.content(), mostValueBytes);
        return new BatchRun(data, items, data.timeout(call)).begin();
    }
}
