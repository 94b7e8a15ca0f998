package io.trivet.register.row;

import static io.trivet.register.row.Condition.ANY_VERSION;
import static io.trivet.register.row.Condition.Match.ABSENT;
import static io.trivet.register.row.Condition.Match.ANY;
import static io.trivet.register.row.Reply.Kind.PRECONDITION_FAILED;
import static io.trivet.register.row.Reply.Kind.VERSION_CONFLICT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.register.row.Condition.Match;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Stamp ETAG = new Stamp(Ballot.of(1, 2, 3), 7);
    private static final Stamp OTHER = new Stamp(Ballot.of(1, 2, 3), 6);
    private static final State NEVER_THERE = State.absent(Clock.NONE, OperationId.NONE);
    private static final State DELETED = state(Content.TOMBSTONE, 0);
    private static final State PRESENT = state(new Content.Value(Bytes.utf8("v"), "text/plain"), 4);

    private static State state(Content content, long version) {
        return new State(content, ETAG, version, State.NEVER, 0, Clock.NONE, Recent.NONE);
    }

    private static Match tags(Stamp... etags) {
        return new Match.Tags(List.of(etags));
    }

    private static void passes(Condition condition, State state) {
        assertEquals(Optional.empty(), condition.refusal(state));
    }

    private static void refused(Reply.Kind why, Condition condition, State state) {
        assertEquals(Optional.of(why), condition.refusal(state));
    }

    @Test
    void withoutAConditionEverythingPasses() {
        passes(Condition.NONE, PRESENT);
        passes(Condition.NONE, DELETED);
        passes(Condition.NONE, NEVER_THERE);
    }

    @Test
    void ifMatchAnyWantsAKeyThatIsThere() {
        passes(Condition.ifPresent(), PRESENT);
        refused(PRECONDITION_FAILED, Condition.ifPresent(), DELETED);
        refused(PRECONDITION_FAILED, Condition.ifPresent(), NEVER_THERE);
    }

    @Test
    void ifMatchWantsOneOfItsEtags() {
        passes(Condition.ifMatch(ETAG), PRESENT);
        passes(new Condition(tags(OTHER, ETAG), ABSENT, ANY_VERSION), PRESENT);
        refused(PRECONDITION_FAILED, Condition.ifMatch(OTHER), PRESENT);
        refused(PRECONDITION_FAILED, new Condition(tags(), ABSENT, ANY_VERSION), PRESENT);
    }

    @Test
    void theEtagOfADeletedKeyMatchesNothing() {
        refused(PRECONDITION_FAILED, Condition.ifMatch(ETAG), DELETED);
        passes(new Condition(ABSENT, tags(ETAG), ANY_VERSION), DELETED);
    }

    @Test
    void ifNoneMatchAnyWantsAKeyThatIsNotThere() {
        refused(PRECONDITION_FAILED, Condition.ifAbsent(), PRESENT);
        passes(Condition.ifAbsent(), DELETED);
        passes(Condition.ifAbsent(), NEVER_THERE);
    }

    @Test
    void ifNoneMatchWantsNoneOfItsEtags() {
        refused(PRECONDITION_FAILED, new Condition(ABSENT, tags(OTHER, ETAG), ANY_VERSION), PRESENT);
        passes(new Condition(ABSENT, tags(OTHER), ANY_VERSION), PRESENT);
        passes(new Condition(ABSENT, tags(), ANY_VERSION), PRESENT);
    }

    @Test
    void ofBothBothMustHold() {
        passes(new Condition(tags(ETAG), tags(OTHER), ANY_VERSION), PRESENT);
        refused(PRECONDITION_FAILED, new Condition(tags(ETAG), tags(ETAG), ANY_VERSION), PRESENT);
        refused(PRECONDITION_FAILED, new Condition(tags(OTHER), tags(OTHER), ANY_VERSION), PRESENT);
        refused(PRECONDITION_FAILED, new Condition(ANY, ANY, ANY_VERSION), PRESENT);
        refused(PRECONDITION_FAILED, new Condition(ANY, ANY, ANY_VERSION), DELETED);
    }

    @Test
    void aVersionMustBeTheNext() {
        passes(Condition.becomes(5), PRESENT);
        refused(VERSION_CONFLICT, Condition.becomes(4), PRESENT);
        refused(VERSION_CONFLICT, Condition.becomes(6), PRESENT);
        passes(Condition.becomes(1), NEVER_THERE);
        passes(Condition.becomes(1), DELETED);
        refused(VERSION_CONFLICT, Condition.becomes(2), DELETED);
    }

    @Test
    void anEtagThatDoesNotHoldIsToldBeforeAVersionThatDoesNot() {
        refused(PRECONDITION_FAILED, new Condition(tags(OTHER), ABSENT, 9), PRESENT);
        refused(VERSION_CONFLICT, new Condition(tags(ETAG), ABSENT, 9), PRESENT);
    }
}
