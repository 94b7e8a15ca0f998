package io.trivet.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Utf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Reads a request's JSON from front to back. What is not expected is refused, duplicate members included. */
public final class JsonInput {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] content;
    private final JsonParser parser;

    private JsonInput(byte[] content, JsonParser parser) {
        this.content = content;
        this.parser = parser;
    }

    /** Reads the value at which the input stands. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(JsonInput input) throws IOException;
    }

    /** Takes up a member of an object; the input stands at its value, which must be read. */
    @FunctionalInterface
    public interface Member {
        void read(String name) throws IOException;
    }

    /** Takes up an element of an array; the input stands at it. */
    @FunctionalInterface
    public interface Element {
        void read(int index) throws IOException;
    }

    public static <T> T read(byte[] content, Reading<T> reading) {
        if (!Utf8.isValid(content) || contains0(content)) {
            throw refusal("The content is no JSON in UTF-8.");
        }
        try (JsonParser parser = FACTORY.createParser(content)) {
            JsonInput input = new JsonInput(content, parser);
            parser.nextToken();
            T value = reading.from(input);
            if (parser.nextToken() != null) {
                throw refusal("There is something after the end of the JSON.");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw refusal("The content is no JSON: " + malformed.getOriginalMessage() + " (" + place(malformed) + ").");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether this is one JSON value in UTF-8, and nothing else. */
    public static boolean isJson(byte[] content) {
        try {
            return read(content, input -> input.skip());
        } catch (Refusal notJson) {
            return false;
        }
    }

    /** No JSON has a zero byte; what has one may be taken for UTF-16. */
    private static boolean contains0(byte[] content) {
        for (byte each : content) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static String place(JsonProcessingException malformed) {
        JsonLocation at = malformed.getLocation();
        return at == null ? "somewhere" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private boolean skip() throws IOException {
        if (parser.currentToken() == null) {
            throw refusal("There is no JSON.");
        }
        parser.skipChildren();
        parser.finishToken();
        return true;
    }

    public void object(String what, Member member) throws IOException {
        expect(JsonToken.START_OBJECT, what + " is a JSON object.");
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw refusal("The member '" + name + "' is given twice: give it once.");
            }
            parser.nextToken();
            member.read(name);
        }
    }

    public void array(String what, int most, Element element) throws IOException {
        expect(JsonToken.START_ARRAY, what + " is a JSON array.");
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == most) {
                throw refusal(what + " has at most " + most + " elements.");
            }
            element.read(i);
        }
    }

    public String string(String name) throws IOException {
        expect(JsonToken.VALUE_STRING, "'" + name + "' is a string.");
        return parser.getText();
    }

    public long integer(String name) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "'" + name + "' is an integer.");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refusal("'" + name + "' does not fit into 64 bits.");
        }
        return parser.getLongValue();
    }

    public boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** The value as it was written, to the letter: numbers are not rounded, nor members put in another order. */
    public byte[] verbatim() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        skip();
        return Arrays.copyOfRange(content, from, (int) parser.currentLocation().getByteOffset());
    }

    public Refusal unknown(String name, String known) {
        return refusal("There is no member '" + name + "' here, only " + known + ".");
    }

    public static Refusal refusal(String detail) {
        return new Refusal(ProblemType.MALFORMED_CONTENT, detail);
    }

    private void expect(JsonToken token, String otherwise) {
        if (parser.currentToken() != token) {
            throw refusal(otherwise);
        }
    }
}
