package io.trivet.rest.envelope;

import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.rest.data.Keys;
import io.trivet.rest.data.MediaType;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;
import io.trivet.rest.json.JsonInput;
import java.io.IOException;
import java.util.Optional;

/**
 * What a PUT of the envelope face holds: a string is stored as its text, any other JSON as it was written.
 *
 * @param version that the write is to become, {@link Condition#ANY_VERSION} for any
 */
record Envelope(Optional<Bytes> key, Bytes value, String type, long version) {
    private static final String KNOWN = "key, value and version";

    static Envelope read(byte[] content, int mostValueBytes) {
        return JsonInput.read(content, input -> new Reader(input, mostValueBytes).read());
    }

    /** The members may come in any order, so they are gathered first. */
    private static final class Reader {
        private final JsonInput input;
        private final int mostValueBytes;
        private Optional<Bytes> key = Optional.empty();
        private Optional<Bytes> value = Optional.empty();
        private String type = MediaType.JSON;
        private long version = Condition.ANY_VERSION;

        Reader(JsonInput input, int mostValueBytes) {
            this.input = input;
            this.mostValueBytes = mostValueBytes;
        }

        Envelope read() throws IOException {
            input.object("The content", this::member);
            Bytes given = value.orElseThrow(() -> JsonInput.refusal("There is no value: send {\"value\": ...}."));
            if (given.length() > mostValueBytes) {
                throw new Refusal(ProblemType.CONTENT_TOO_LARGE, "A value has at most " + mostValueBytes + " bytes.");
            }
            return new Envelope(key, given, type, version);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "key" -> key = Optional.of(Keys.of(input.string(name)));
                case "value" -> value = Optional.of(value());
                case "version" -> version = version();
                default -> throw input.unknown(name, KNOWN);
            }
        }

        private Bytes value() throws IOException {
            if (!input.isString()) {
                return Bytes.of(input.verbatim());
            }
            type = MediaType.TEXT;
            return Bytes.of(Utf8.encode(input.string("value"))
                    .orElseThrow(() -> JsonInput.refusal("The value holds half a surrogate pair, which is no text.")));
        }

        private long version() throws IOException {
            long asked = input.integer("version");
            if (asked < 1) {
                throw JsonInput.refusal("'version' is the version that this write is to become: 1 for a new key.");
            }
            return asked;
        }
    }
}
