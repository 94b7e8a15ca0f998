package io.trivet.watch.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trivet.register.row.Ballot;
import io.trivet.watch.Position;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static Positions positions(int partitions) {
        Random random = new Random(1);
        Map<Integer, Position> each = new TreeMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            Ballot ballot = Ballot.of(random.nextInt(20), 1 + random.nextInt(20), random.nextInt(7));
            each.put(partition, new Position(ballot, random.nextInt(1_000_000)));
        }
        return new Positions(-77, partitions, each);
    }

    @Test
    void anIdComesBackAsItWas() {
        Positions some = positions(128);
        String text = Ids.text(some);
        assertEquals(Optional.of(some), Ids.positions(text));
        assertTrue(text.length() < 1_500, () -> text.length() + " characters");
    }

    @Test
    void withoutAPositionOfEachPartitionThereIsNone() {
        Positions all = positions(3);
        Map<Integer, Position> some = new TreeMap<>(all.each());
        some.remove(1);
        assertEquals("", Ids.text(new Positions(1, 3, some)));
    }

    @Test
    void oneThatFitsIntoNoHeaderIsNotMade() {
        assertEquals("", Ids.text(positions(8_000)));
        assertEquals("", Ids.text(positions(70_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "AAAA", "not base64!", "eJwDAAAAAAE", "eJxjYGBgAAAABAAB"})
    void whatNobodyMadeIsNone(String text) {
        assertEquals(Optional.empty(), Ids.positions(text));
    }

    @Test
    void noDamageDoesHarm() {
        String text = Ids.text(positions(16));
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) ('A' + random.nextInt(26)));
            Ids.positions(damaged.substring(0, 1 + random.nextInt(text.length())));
        }
    }
}
