package io.trivet.rest.data;

import io.trivet.register.row.Bytes;
import io.trivet.rest.http.Percent;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;

/** Keys as they come in requests: 1 to 1,024 bytes of UTF-8, anything else among them a slash or a zero byte. */
public final class Keys {
    public static final int MOST_BYTES = 1_024;

    private Keys() {}

    /** From the raw path, decoded once. */
    public static Bytes ofPath(String raw) {
        return Keys.of(Percent.decode(raw)
                .orElseThrow(() -> refusal(
                        "A '%' in a path stands before two hexadecimal digits: write %25 for the sign itself.")));
    }

    /** From the query parameter {@code key}. */
    public static Bytes ofQuery(Query query) {
        return of(query.get("key").orElseThrow(() -> refusal("Say which key: ?key=...")));
    }

    public static Bytes of(String text) {
        return of(Utf8.encode(text).orElseThrow(() -> refusal("The key holds half a surrogate pair.")));
    }

    private static Bytes of(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw refusal("A key has 1 to " + MOST_BYTES + " bytes; this one has " + bytes.length + ".");
        }
        if (!Utf8.isValid(bytes)) {
            throw refusal("A key is UTF-8; this one is not.");
        }
        return Bytes.of(bytes);
    }

    private static Refusal refusal(String detail) {
        return new Refusal(ProblemType.MALFORMED_KEY, detail);
    }
}
