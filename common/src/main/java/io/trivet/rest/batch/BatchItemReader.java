package io.trivet.rest.batch;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.OperationId;
import io.trivet.rest.data.Conditions;
import io.trivet.rest.data.Durations;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.MediaType;
import io.trivet.rest.data.OperationIds;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.json.JsonInput;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** Reads one operation of a batch: its members may come in any order, so they are gathered first. */
final class BatchItemReader {
    private static final String KNOWN = "op, key, value, type, ttl, if_match, if_none_match and id";

    private final JsonInput input;
    private final int mostValueBytes;
    private String op = "";
    private Optional<Bytes> key = Optional.empty();
    private Optional<Bytes> value = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<Long> ttl = Optional.empty();
    private Optional<String> ifMatch = Optional.empty();
    private Optional<String> ifNoneMatch = Optional.empty();
    private Optional<OperationId> id = Optional.empty();
    private String typeOfValue = MediaType.BYTES;

    BatchItemReader(JsonInput input, int mostValueBytes) {
        this.input = input;
        this.mostValueBytes = mostValueBytes;
    }

    BatchItem read() throws IOException {
        input.object("An operation", this::member);
        Bytes named = key.orElseThrow(() -> JsonInput.refusal("An operation has a key."));
        return new BatchItem(named, action(), Conditions.of(ifMatch, ifNoneMatch), id);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "op" -> op = input.string(name);
            case "key" -> key = Optional.of(Keys.of(input.string(name)));
            case "value" -> input.object("'value'", this::value);
            case "type" -> type = Optional.of(MediaType.of(input.string(name)));
            case "ttl" -> ttl = Optional.of(Durations.ttl(input.string(name)));
            case "if_match" -> ifMatch = Optional.of(input.string(name));
            case "if_none_match" -> ifNoneMatch = Optional.of(input.string(name));
            case "id" -> id = Optional.of(OperationIds.parse(input.string(name)));
            default -> throw input.unknown(name, KNOWN);
        }
    }

    private void value(String form) throws IOException {
        if (value.isPresent()) {
            throw JsonInput.refusal("A value is {\"text\"} or {\"base64\"}, not both.");
        }
        byte[] bytes = switch (form) {
            case "text" -> text();
            case "base64" -> base64();
            default -> throw input.unknown(form, "text or base64");
        };
        if (bytes.length > mostValueBytes) {
            throw new Refusal(ProblemType.CONTENT_TOO_LARGE, "A value has at most " + mostValueBytes + " bytes.");
        }
        value = Optional.of(Bytes.of(bytes));
    }

    private byte[] text() throws IOException {
        typeOfValue = MediaType.TEXT;
        return Utf8.encode(input.string("text"))
                .orElseThrow(() -> JsonInput.refusal("The text holds half a surrogate pair: send it as base64."));
    }

    private byte[] base64() throws IOException {
        try {
            return Base64.getDecoder().decode(input.string("base64"));
        } catch (IllegalArgumentException notBase64) {
            throw JsonInput.refusal("'base64' is no base64.");
        }
    }

    private Action action() {
        boolean stores = value.isPresent() || type.isPresent() || ttl.isPresent();
        boolean writes = stores || ifMatch.isPresent() || ifNoneMatch.isPresent() || id.isPresent();
        return switch (op) {
            case "put" ->
                new Action.Put(
                        value.orElseThrow(() -> JsonInput.refusal("A put has a value: {\"text\"} or {\"base64\"}.")),
                        type.orElse(typeOfValue),
                        ttl.orElse(Action.FOREVER));
            case "delete" ->
                only(!stores, "A delete has a key, and may have conditions and an id.", new Action.Delete());
            case "get" -> only(!writes, "A get has a key and nothing else.", new Action.Get());
            default -> throw JsonInput.refusal("'op' is get, put or delete.");
        };
    }

    private static Action only(boolean right, String otherwise, Action action) {
        if (!right) {
            throw JsonInput.refusal(otherwise);
        }
        return action;
    }
}
