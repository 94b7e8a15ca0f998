package io.trivet.watch.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import io.trivet.watch.Change;
import io.trivet.watch.Changes.Part;
import io.trivet.watch.Position;
import io.trivet.watch.WatchRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One who comes back with an id, while others are told as changes come. */
class MemberTest {
    private static final Ballot OLD = Ballot.of(1, 1, 1);
    private static final Ballot NEW = Ballot.of(1, 2, 2);
    private static final WatchRules RULES = new WatchRules();

    private final List<String> told = new ArrayList<>();
    private final Member member = new Member(
            new Wanted(Bytes.EMPTY, false), this::told, Optional.of(new Positions(1, 1, Map.of(0, at(OLD, 5)))), false);

    private void told(Told event) {
        if (event instanceof Told.Changed changed) {
            changed.changes().forEach(change -> told.add(change.key().text()));
        } else {
            told.add(event.toString());
        }
    }

    private static Position at(Ballot ballot, long number) {
        return new Position(ballot, number);
    }

    private static Part part(Position from, Position to, String... keys) {
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            Change.Facts facts = new Change.Facts(Stamp.NONE, 1, 0, 0, "", 0);
            changes.add(
                    new Change(Bytes.utf8(key), new Stamp(to.ballot(), 1), Change.Kind.PUT, facts, Optional.empty()));
        }
        return new Part(0, from, to, false, changes);
    }

    @Test
    void whatAllAreToldMeanwhileComesAfterwards() {
        member.hold(part(at(OLD, 7), at(OLD, 9), "c"));
        member.missed(part(at(OLD, 5), at(OLD, 8), "a", "b"), at(OLD, 7), RULES);
        assertEquals(List.of("a", "b", "c"), told);
        assertFalse(member.isBehind(0));
    }

    @Test
    void whatItWasToldAlreadyIsNotToldAfterwards() {
        member.hold(part(at(OLD, 6), at(OLD, 7), "a"));
        member.missed(part(at(OLD, 5), at(OLD, 8), "a"), at(OLD, 6), RULES);
        assertEquals(List.of("a"), told);
        assertFalse(member.isNews(part(at(OLD, 7), at(OLD, 8), "a")), "all others are told this later");
        assertTrue(member.isNews(part(at(OLD, 8), at(OLD, 9), "b")));
    }

    /** The answer is that of a leader that was replaced and does not know: what came in between would be missing. */
    @Test
    void anAnswerBehindTheOthersIsNotEnough() {
        member.missed(part(at(OLD, 5), at(OLD, 8), "a"), at(NEW, 3), RULES);
        assertTrue(member.isBehind(0));
        member.missed(part(at(OLD, 8), at(NEW, 4), "b"), at(NEW, 3), RULES);
        assertFalse(member.isBehind(0));
        assertEquals(List.of("a", "b"), told);
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        member.missed(part(at(OLD, 4), at(OLD, 9), "a"), at(OLD, 5), RULES);
        assertTrue(member.isBehind(0));
        assertEquals(List.of(), told);
    }

    @Test
    void whatIsMissingIsSaidBeforeItIsReady() {
        member.missed(new Part(0, at(OLD, 5), at(NEW, 1), true, List.of()), at(OLD, 6), RULES);
        member.becomesReady("id");
        assertEquals(List.of(new Told.Reset("id").toString(), new Told.Ready(false, "id").toString()), told);
    }

    @Test
    void whatIsHeldIsBounded() {
        String[] many = new String[6_000];
        Arrays.fill(many, "k");
        member.hold(part(at(OLD, 6), at(OLD, 7), many));
        member.hold(part(at(OLD, 7), at(OLD, 8), many));
        assertFalse(member.isBehind(0));
        member.becomesReady("id");
        assertTrue(told.contains(new Told.Reset("id").toString()));
    }
}
