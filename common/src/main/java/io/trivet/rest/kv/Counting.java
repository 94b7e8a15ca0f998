package io.trivet.rest.kv;

import io.trivet.register.row.Action;
import io.trivet.register.row.Bytes;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.trivet.rest.http.Response;
import io.vertx.core.Future;
import java.util.Optional;

/** Counts up, or down, and answers the new value. */
public final class Counting {
    private final AllReplicas allReplicas;

    public Counting(AllReplicas allReplicas) {
        this.allReplicas = allReplicas;
    }

    /** @param by one, if nothing is given */
    Future<Response> count(Bytes key, Optional<String> by, Call call) {
        Action increment = new Action.Increment(
                by.filter(text -> !text.isEmpty()).map(Counting::number).orElse(1L));
        return allReplicas.write(key, increment, call).map(done -> {
            String value = Long.toString(done.written().reply().number());
            return done.mark(Response.text(done.written().created() ? 201 : 200, value));
        });
    }

    private static long number(String text) {
        try {
            // Java takes digits of any script.
            if (text.chars().allMatch(c -> c < 0x7F)) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw refusal();
        }
        throw refusal();
    }

    private static Refusal refusal() {
        return new Refusal(
                ProblemType.MALFORMED_PARAMETER,
                "What is counted by is a decimal integer within 64 bits, such as 1 or -5.");
    }
}
