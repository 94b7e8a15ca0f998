package io.trivet.rest.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * A request that has been read whole.
 *
 * @param variable what the path's variable stands for, not decoded
 */
public record Call(MultiMap headers, String variable, Query query, byte[] content) {
    /** The value of a field that may come only once. */
    public Optional<String> header(CharSequence name) {
        List<String> values = headers.getAll(name);
        if (values.size() > 1) {
            throw new Refusal(ProblemType.MALFORMED_HEADER, "The field " + name + " is given twice: give it once.");
        }
        return values.stream().findFirst();
    }

    /** The value of a field that is a list, and may come in several parts. */
    public Optional<String> list(CharSequence name) {
        List<String> values = headers.getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}
