package io.trivet.rest.data;

import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Query;
import io.trivet.rest.http.Refusal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as query parameters have them: an integer and a unit. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");
    private static final long LEAST_TIMEOUT = 100;
    private static final long MOST_TIMEOUT = 30_000;
    private static final long LONGEST_TTL = millis(36_500, "d");

    private Durations() {}

    /** How long a value is to live, in milliseconds. */
    public static OptionalLong ttl(Query query) {
        return query.get("ttl").map(Durations::ttl).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    public static long ttl(String text) {
        return parse("ttl", text, 1, LONGEST_TTL, "such as 60s, between 1ms and 36500d");
    }

    /** How long the client waits, in milliseconds. */
    public static long timeout(Query query, long otherwise) {
        return query.get("timeout")
                .map(text -> parse("timeout", text, LEAST_TIMEOUT, MOST_TIMEOUT, "such as 2s, between 100ms and 30s"))
                .orElse(otherwise);
    }

    /** How long an answer may be held back, in milliseconds. */
    public static long wait(String text) {
        return parse("wait", text, LEAST_TIMEOUT, MOST_TIMEOUT, "such as 30s, between 100ms and 30s");
    }

    private static long parse(String name, String text, long least, long most, String range) {
        Matcher matcher = FORM.matcher(text);
        long millis = matcher.matches() ? millis(Long.parseLong(matcher.group(1)), matcher.group(2)) : -1;
        if (millis < least || millis > most) {
            throw new Refusal(
                    ProblemType.MALFORMED_PARAMETER,
                    "'" + name + "' is an integer with a unit (ms, s, m, h or d), " + range + ".");
        }
        return millis;
    }

    /** Below 0 when it is beyond counting. */
    private static long millis(long number, String unit) {
        long factor = switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return number > Long.MAX_VALUE / factor ? -1 : number * factor;
    }
}
