package io.trivet.rest.command;

import io.trivet.rest.data.Durations;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.Endpoint;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Commands;
import io.trivet.rest.port.OrderUnknown;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST /v1/leave}: the asked process itself makes ready to be ended, so that nobody notices when it is. */
public final class Leave implements Endpoint {
    private final Commands commands;
    private final long usualTimeout;

    public Leave(Commands commands, long usualTimeout) {
        this.commands = commands;
        this.usualTimeout = usualTimeout;
    }

    @Override
    public Future<Response> serve(Call call) {
        return commands.leave()
                .timeout(Durations.timeout(call.query(), usualTimeout), TimeUnit.MILLISECONDS)
                .map(ready -> Response.of(204))
                .recover(failure -> Giving.refused(
                        failure instanceof TimeoutException
                                ? new OrderUnknown("This process is still handing over what it leads.")
                                : failure));
    }
}
