package io.trivet.rest.data;

import io.trivet.register.row.Condition;
import io.trivet.register.row.Condition.Match;
import io.trivet.register.row.Stamp;
import io.trivet.rest.http.Call;
import io.trivet.rest.http.EntityTags;
import io.trivet.rest.http.ProblemType;
import io.trivet.rest.http.Refusal;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * If-Match and If-None-Match, as RFC 9110 section 13 has them. A weak tag never satisfies If-Match, for that compares
 * strongly; If-None-Match compares weakly, so there it counts like the strong one.
 */
public final class Conditions {
    private static final CharSequence IF_UNMODIFIED_SINCE = HttpHeaders.createOptimized("If-Unmodified-Since");
    private static final int MOST_TAGS = 100;

    private Conditions() {}

    /** What must hold when the call takes effect; checked by the key's leader, in one step with the write. */
    public static Condition of(Call call) {
        Condition condition = of(call.list(HttpHeaders.IF_MATCH), call.list(HttpHeaders.IF_NONE_MATCH));
        // The field is to be ignored beside If-Match. Alone it is a condition, and ignoring that would lose a write.
        if (condition.ifMatch() instanceof Match.NotGiven
                && call.list(IF_UNMODIFIED_SINCE).isPresent()) {
            throw new Refusal(
                    ProblemType.UNSUPPORTED_CONDITION,
                    "If-Unmodified-Since cannot tell two writes within a second apart: send If-Match with the ETag.");
        }
        return condition;
    }

    /** Of the values of the two fields. */
    public static Condition of(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        return new Condition(
                ifMatch.map(field -> match("If-Match", field, false)).orElse(Match.ABSENT),
                ifNoneMatch.map(field -> match("If-None-Match", field, true)).orElse(Match.ABSENT),
                Condition.ANY_VERSION);
    }

    /** A single ETag, as in {@code Trivet-Seen}. */
    public static Stamp single(String name, String field) {
        return EntityTags.parse(field)
                .filter(list -> !list.any() && list.tags().size() == 1)
                .flatMap(list -> Etags.stamp(list.tags().get(0).opaque()))
                .orElseThrow(() -> new Refusal(
                        ProblemType.MALFORMED_HEADER,
                        name + " is one ETag of this key as it was sent, quotes included."));
    }

    private static Match match(String name, String field, boolean weak) {
        EntityTags list = EntityTags.parse(field)
                .filter(tags -> tags.tags().size() <= MOST_TAGS)
                .orElseThrow(() -> new Refusal(
                        ProblemType.MALFORMED_HEADER,
                        name + " is '*', or a list of at most " + MOST_TAGS
                                + " ETags as they were sent, quotes included."));
        if (list.any()) {
            return Match.ANY;
        }
        List<Stamp> stamps = list.tags().stream()
                .filter(tag -> weak || !tag.weak())
                .flatMap(tag -> Etags.stamp(tag.opaque()).stream())
                .toList();
        return new Match.Tags(stamps);
    }
}
