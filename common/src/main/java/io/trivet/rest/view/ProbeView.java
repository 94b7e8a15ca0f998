package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import io.trivet.rest.port.Instruments.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** {@code GET /health/live} and {@code /health/ready}: 200 or 503, and why. */
public final class ProbeView implements View {
    private final Supplier<Report> probe;

    public ProbeView(Supplier<Report> probe) {
        this.probe = probe;
    }

    @Override
    public Response show(Call call) {
        Report report = probe.get();
        JsonArray checks = new JsonArray();
        report.checks().forEach(check -> {
            JsonObject json = new JsonObject().put("name", check.name()).put("status", check.well() ? "UP" : "DOWN");
            checks.add(check.text().isEmpty() ? json : json.put("text", check.text()));
        });
        return Response.json(
                report.isWell() ? 200 : 503,
                new JsonObject().put("status", report.isWell() ? "UP" : "DOWN").put("checks", checks));
    }
}
