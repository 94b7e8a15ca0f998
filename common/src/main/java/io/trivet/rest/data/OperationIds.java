package io.trivet.rest.data;

import io.trivet.register.row.OperationId;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids that clients give their operations. */
public final class OperationIds {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private OperationIds() {}

    /** Plain, or in quotes as the draft of the Idempotency-Key field has it. */
    public static OperationId parse(String text) {
        String plain = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        if (!UUID_FORM.matcher(plain).matches()) {
            throw malformed();
        }
        OperationId id = OperationId.of(UUID.fromString(plain));
        if (!id.isVersion7()) {
            throw malformed();
        }
        return id;
    }

    static Refusal malformed() {
        return new Refusal(
                ProblemType.MALFORMED_OPERATION_ID,
                "An operation id is a UUID of version 7, so that ids are ordered by time: 48 bits of milliseconds"
                        + " since 1970, the digit 7, 12 random bits, the bits 10, 62 random bits. Most UUID libraries"
                        + " make them; the Trivet-Operation field of any answer is one.");
    }
}
