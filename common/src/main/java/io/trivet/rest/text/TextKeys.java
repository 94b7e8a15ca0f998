package io.trivet.rest.text;

import io.trivet.register.row.Bytes;
import io.trivet.rest.data.Keys;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;

/** Keys of the text face. A few have paths that mean something else there. */
final class TextKeys {
    private TextKeys() {}

    static Bytes of(String raw) {
        Bytes key = Keys.ofPath(raw);
        String text = key.text();
        if (text.equals("workers") || text.startsWith("worker/")) {
            throw new Refusal(
                    ProblemType.MALFORMED_KEY,
                    "The key '" + text + "' cannot be used at /api/kv, where this path tells of workers: use"
                            + " /v1/kv/" + raw + " for it.");
        }
        return key;
    }
}
