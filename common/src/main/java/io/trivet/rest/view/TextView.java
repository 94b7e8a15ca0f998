package io.trivet.rest.view;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** {@code GET /metrics} and {@code /openapi.yaml}: a text of some type. */
public final class TextView implements View {
    private final String type;
    private final Supplier<String> text;

    public TextView(String type, Supplier<String> text) {
        this.type = type;
        this.text = text;
    }

    @Override
    public Response show(Call call) {
        return Response.of(200).content(type, text.get().getBytes(StandardCharsets.UTF_8));
    }
}
