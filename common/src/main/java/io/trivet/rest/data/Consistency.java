package io.trivet.rest.data;

import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import java.util.Locale;

/** What a read promises. */
public enum Consistency {
    /** It sees every write that was answered before it was sent. */
    LINEARIZABLE,
    /** It sees at least what its client has seen. The leader answers these, too, so they see more than they must. */
    SESSION,
    /** It sees what one worker happens to store. */
    LOCAL;

    static Consistency of(String text) {
        return switch (text) {
            case "linearizable" -> LINEARIZABLE;
            case "session", "causal" -> SESSION;
            case "local" -> LOCAL;
            default ->
                throw new Refusal(ProblemType.MALFORMED_PARAMETER, "'consistency' is linearizable, session or local.");
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
