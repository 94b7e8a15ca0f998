package io.trivet.rest.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Action;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Condition;
import io.trivet.register.row.Stamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ETags and fingerprints. */
class EtagTest {
    private static final Stamp STAMP = new Stamp(Ballot.of(3, 7, 2), 41);

    private static String opaque(Stamp stamp) {
        String text = Etags.text(stamp);
        return text.substring(1, text.length() - 1);
    }

    @Test
    void aTagIsTheStampItWasMadeOf() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Stamp stamp = new Stamp(new Ballot(random.nextLong()), random.nextLong());
            assertEquals(Optional.of(stamp), Etags.stamp(opaque(stamp)));
            assertTrue(Etags.text(stamp).matches("\"[A-Za-z0-9_-]{22}\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAA==", "*"})
    void otherTagsAreNobodys(String opaque) {
        assertEquals(Optional.empty(), Etags.stamp(opaque));
    }

    @Test
    void aTagThatDecodesAlikeIsAnotherTag() {
        String opaque = opaque(STAMP);
        // The last character holds four bits that decoding ignores.
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            String other = opaque.substring(0, 21) + last;
            assertEquals(
                    other.equals(opaque),
                    Etags.stamp(other).filter(STAMP::equals).isPresent(),
                    other);
        }
    }

    @Test
    void requestsThatDifferHaveFingerprintsThatDiffer() {
        List<Integer> prints = new ArrayList<>();
        for (String key : new String[] {"a", "b"}) {
            for (Action action : new Action[] {
                put("x", "t", 0),
                put("y", "t", 0),
                put("x", "u", 0),
                put("x", "t", 1),
                put("", "xt", 0),
                new Action.Delete(),
                new Action.Increment(1),
                new Action.Increment(-1),
                new Action.Touch(1),
                new Action.Touch(2)
            }) {
                for (Condition condition : new Condition[] {
                    Condition.NONE,
                    Condition.ifAbsent(),
                    Condition.ifPresent(),
                    Condition.ifMatch(STAMP),
                    Condition.ifMatch(new Stamp(STAMP.ballot(), 1)),
                    new Condition(
                            Condition.Match.ABSENT, Condition.ifMatch(STAMP).ifMatch(), 0),
                    new Condition(new Condition.Match.Tags(List.of()), Condition.Match.ABSENT, 0),
                    Condition.becomes(1)
                }) {
                    prints.add(Fingerprint.of(Bytes.utf8(key), action, condition));
                }
            }
        }
        assertEquals(prints.size(), new HashSet<>(prints).size());
    }

    @Test
    void theSameRequestHasTheSameFingerprint() {
        int first = Fingerprint.of(Bytes.utf8("a"), put("x", "t", 5), Condition.ifMatch(STAMP));
        assertEquals(first, Fingerprint.of(Bytes.utf8("a"), put("x", "t", 5), Condition.ifMatch(STAMP)));
        assertNotEquals(0, first);
    }

    private static Action put(String value, String type, long ttl) {
        return new Action.Put(Bytes.utf8(value), type, ttl);
    }
}
