package io.trivet.register.row;

import java.util.List;
import java.util.Optional;

/** What must hold for a write to be made, as RFC 9110 has it, and the envelope's {@code version}. */
public record Condition(Match ifMatch, Match ifNoneMatch, long version) {
    /** No version is asked for. */
    public static final long ANY_VERSION = 0;

    public static final Condition NONE = new Condition(Match.ABSENT, Match.ABSENT, ANY_VERSION);

    /** The content of an If-Match or If-None-Match header. */
    public sealed interface Match {
        Match ABSENT = new NotGiven();
        Match ANY = new Any();

        record NotGiven() implements Match {}

        record Any() implements Match {}

        record Tags(List<Stamp> etags) implements Match {}
    }

    public static Condition ifMatch(Stamp etag) {
        return new Condition(new Match.Tags(List.of(etag)), Match.ABSENT, ANY_VERSION);
    }

    public static Condition ifPresent() {
        return new Condition(Match.ANY, Match.ABSENT, ANY_VERSION);
    }

    public static Condition ifAbsent() {
        return new Condition(Match.ABSENT, Match.ANY, ANY_VERSION);
    }

    /** The write is to make this version of the key. */
    public static Condition becomes(long version) {
        return new Condition(Match.ABSENT, Match.ABSENT, version);
    }

    /** Why a write on this state must be declined, if it must. */
    public Optional<Reply.Kind> refusal(State state) {
        boolean present = state.isPresent();
        if (!(ifMatch instanceof Match.NotGiven) && !(present && matches(ifMatch, state.etag()))) {
            return Optional.of(Reply.Kind.PRECONDITION_FAILED);
        }
        if (!(ifNoneMatch instanceof Match.NotGiven) && present && matches(ifNoneMatch, state.etag())) {
            return Optional.of(Reply.Kind.PRECONDITION_FAILED);
        }
        if (version != ANY_VERSION && version != state.version() + 1) {
            return Optional.of(Reply.Kind.VERSION_CONFLICT);
        }
        return Optional.empty();
    }

    private static boolean matches(Match match, Stamp etag) {
        return match instanceof Match.Any
                || match instanceof Match.Tags tags && tags.etags().contains(etag);
    }
}
