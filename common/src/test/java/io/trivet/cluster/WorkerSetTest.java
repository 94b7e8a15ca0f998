package io.trivet.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerSetTest {

    @Test
    void isSortedAndWithoutDuplicates() {
        WorkerSet set = WorkerSet.of(3, 1, 2, 3);

        assertEquals("{1,2,3}", set.toString());
        assertEquals(WorkerSet.of(1, 2, 3), set);
        assertEquals(WorkerSet.of(1, 2, 3).hashCode(), set.hashCode());
        assertEquals(3, set.get(2));
        assertEquals("{}", WorkerSet.empty().toString());
    }

    @Test
    void doesNotChangeWithTheArraysItIsMadeOfAndGivesAway() {
        int[] numbers = {1, 2, 3};
        WorkerSet set = WorkerSet.of(numbers);
        numbers[0] = 9;
        set.toArray()[0] = 9;

        assertEquals(WorkerSet.of(1, 2, 3), set);
    }

    @Test
    void refusesWhatIsNoWorkerNumber() {
        assertThrows(IllegalArgumentException.class, () -> WorkerSet.of(-1));
        assertThrows(IllegalArgumentException.class, () -> WorkerSet.of(0x10000));
        assertThrows(IllegalArgumentException.class, () -> WorkerSet.empty().with(-1));
    }

    @Test
    void knowsControllersByTheirTopBit() {
        assertTrue(WorkerSet.isController(0x8000));
        assertTrue(WorkerSet.isController(0xFFFF));
        assertFalse(WorkerSet.isController(0x7FFF));
    }

    @Test
    void givesItselfWhereNothingChanges() {
        WorkerSet set = WorkerSet.of(1, 2);

        assertSame(set, set.with(1));
        assertSame(set, set.without(3));
        assertSame(set, set.union(WorkerSet.of(2)));
        assertSame(set, WorkerSet.of(2).union(set));
        assertSame(set, set.minus(WorkerSet.of(3)));
    }

    @Test
    void agreesWithTheSetsOfTheLibrary() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            WorkerSet one = randomSet(random);
            WorkerSet two = randomSet(random);
            int number = random.nextInt(40);

            assertOperations(one, two, number);
        }
    }

    private static void assertOperations(WorkerSet one, WorkerSet two, int number) {
        TreeSet<Integer> union = boxed(one);
        union.addAll(boxed(two));
        TreeSet<Integer> minus = boxed(one);
        minus.removeAll(boxed(two));
        TreeSet<Integer> with = boxed(one);
        with.add(number);
        TreeSet<Integer> without = boxed(one);
        without.remove(number);

        assertEquals(boxed(one).size(), one.size());
        assertEquals(boxed(one).contains(number), one.contains(number));
        assertEquals(boxed(one).containsAll(boxed(two)), one.containsAll(two));
        assertEquals(minus.size() < one.size(), one.intersects(two));
        assertElements(union, one.union(two));
        assertElements(minus, one.minus(two));
        assertElements(with, one.with(number));
        assertElements(without, one.without(number));
    }

    private static void assertElements(Set<Integer> expected, WorkerSet actual) {
        assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), actual.toArray());
        assertEquals(expected.isEmpty(), actual.isEmpty());
    }

    private static TreeSet<Integer> boxed(WorkerSet set) {
        TreeSet<Integer> boxed = new TreeSet<>();
        set.stream().forEach(boxed::add);
        return boxed;
    }

    private static WorkerSet randomSet(Random random) {
        int size = random.nextInt(20);
        return WorkerSet.of(
                IntStream.range(0, size).map(i -> random.nextInt(40)).toArray());
    }
}
