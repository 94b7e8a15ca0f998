package io.trivet.rest.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query parameters of a request, decoded. None may come twice: which one counts would be anybody's guess. */
public final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return new Query(Map.of());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : raw.split("&")) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            if (!part.isEmpty() && values.put(name, value) != null) {
                throw new Refusal(
                        ProblemType.MALFORMED_PARAMETER,
                        "The query parameter '" + name + "' is given twice: give it once.");
            }
        }
        return new Query(values);
    }

    private static String decode(String raw) {
        return Percent.decode(raw)
                .flatMap(Utf8::decode)
                .orElseThrow(() -> new Refusal(
                        ProblemType.MALFORMED_PARAMETER,
                        "The query is not percent-encoded UTF-8: a '%' stands before two hexadecimal digits (%25 for"
                                + " itself)."));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Refuses every other parameter: a misspelt {@code ttl} must not make an eternal key. */
    public void only(Set<String> known) {
        if (values.isEmpty()) {
            return;
        }
        List<String> unknown =
                values.keySet().stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            String some = known.isEmpty()
                    ? "takes none"
                    : "takes " + known.stream().sorted().collect(Collectors.joining(", "));
            throw new Refusal(
                    ProblemType.UNKNOWN_PARAMETER,
                    "There is no query parameter '" + unknown.get(0) + "' here: this call " + some + ".");
        }
    }
}
