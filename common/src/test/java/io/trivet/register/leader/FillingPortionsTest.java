package io.trivet.register.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trivet.register.message.Answer.Stamped;
import io.trivet.register.row.Ballot;
import io.trivet.register.row.Bytes;
import io.trivet.register.row.Stamp;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FillingPortionsTest {
    private static final int KILO = 1 << 10;

    private static List<Integer> portions(int... sizes) {
        List<Stamped> page = IntStream.range(0, sizes.length)
                .mapToObj(
                        i -> new Stamped(Bytes.utf8("k" + i), new Stamp(Ballot.of(0, 1, 1), i), false, 0, 0, sizes[i]))
                .toList();
        List<List<Bytes>> portions = Filling.portions(page);
        List<Bytes> all = portions.stream().flatMap(List::stream).toList();
        assertEquals(page.stream().map(Stamped::key).toList(), all, "in order, and nothing is left out");
        return portions.stream().map(List::size).toList();
    }

    @Test
    void smallRowsTravelTogether() {
        assertEquals(
                List.of(256), portions(IntStream.generate(() -> 100).limit(256).toArray()));
        assertEquals(List.of(3), portions(0, 0, 256 * KILO));
    }

    @Test
    void largeOnesTravelAlone() {
        assertEquals(List.of(1, 1, 2), portions(1024 * KILO, 200 * KILO, 100 * KILO, 156 * KILO));
        assertEquals(List.of(1, 1), portions(1024 * KILO, 0));
    }

    @Test
    void anEmptyPageIsNoPortion() {
        assertEquals(List.of(), portions());
    }
}
