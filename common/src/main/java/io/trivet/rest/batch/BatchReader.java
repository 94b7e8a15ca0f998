package io.trivet.rest.batch;

import io.trivet.rest.http.Refusal;
import io.trivet.rest.json.JsonInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole batch before any of it is done: one malformed operation refuses them all. */
final class BatchReader {
    static final int MOST_OPERATIONS = 1_000;
    private static final String OPERATIONS = "operations";

    private BatchReader() {}

    static List<BatchItem> read(byte[] content, int mostValueBytes) {
        List<BatchItem> items = new ArrayList<>();
        JsonInput.read(content, input -> {
            input.object("A batch", name -> {
                if (!name.equals(OPERATIONS)) {
                    throw input.unknown(name, OPERATIONS);
                }
                input.array(
                        "'" + OPERATIONS + "'",
                        MOST_OPERATIONS,
                        index -> items.add(item(input, index, mostValueBytes)));
            });
            return items;
        });
        if (items.isEmpty()) {
            throw JsonInput.refusal(
                    "A batch has at least one operation: {\"operations\": [{\"op\": \"get\", \"key\":" + " \"a\"}]}.");
        }
        return items;
    }

    private static BatchItem item(JsonInput input, int index, int mostValueBytes) throws IOException {
        try {
            return new BatchItemReader(input, mostValueBytes).read();
        } catch (Refusal refusal) {
            throw new Refusal(
                            refusal.type(),
                            OPERATIONS + "[" + index + "]: " + refusal.getMessage() + " Nothing of the batch was done.")
                    .saying("index", index);
        }
    }
}
