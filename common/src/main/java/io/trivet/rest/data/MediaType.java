package io.trivet.rest.data;

import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.vertx.core.http.HttpHeaders;
import java.util.regex.Pattern;

/** The type of a value, stored and handed out as it came. */
public final class MediaType {
    public static final String BYTES = "application/octet-stream";
    public static final String TEXT = "text/plain";
    public static final String JSON = "application/json";
    private static final int MOST_CHARS = 255;

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[\\t !#-\\[\\]-~]|\\\\[\\t -~])*+\"";
    /** RFC 9110, section 8.3.1, in ASCII. */
    private static final Pattern FORM = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:[ \\t]*+;[ \\t]*+(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?+)*+");

    private MediaType() {}

    public static String of(Call call) {
        String field = call.header(HttpHeaders.CONTENT_TYPE).map(String::strip).orElse("");
        return field.isEmpty() ? BYTES : of(field);
    }

    public static String of(String text) {
        if (text.length() > MOST_CHARS || !FORM.matcher(text).matches()) {
            throw new Refusal(
                    ProblemType.MALFORMED_HEADER,
                    "A content type is a media type of at most " + MOST_CHARS + " characters, such as text/plain.");
        }
        return text;
    }
}
