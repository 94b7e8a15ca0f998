package io.trivet.cluster;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * An immutable set of worker numbers, in ascending order.
 *
 * <p>Every answer of every member is counted with these, so it is a plain sorted array: sets have three to seven
 * elements nearly always, and nothing is boxed.
 */
public final class WorkerSet {

    /** Numbers with this bit set belong to controllers, which propose but never store. */
    public static final int CONTROLLER_BIT = 0x8000;

    public static final int MAX_NUMBER = 0xFFFF;

    private static final int LINEAR_SEARCH_LIMIT = 12;
    private static final WorkerSet EMPTY = new WorkerSet(new int[0]);

    private final int[] numbers;

    private WorkerSet(int[] numbers) {
        this.numbers = numbers;
    }

    public static WorkerSet empty() {
        return EMPTY;
    }

    /** The set of these numbers, in whatever order and however often they are given. */
    public static WorkerSet of(int... numbers) {
        for (int number : numbers) {
            valid(number);
        }
        return of(Arrays.stream(numbers));
    }

    /** The set of these numbers: for instance of those who have answered. */
    public static WorkerSet ofAll(Collection<Integer> numbers) {
        return of(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int valid(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("not a worker number: " + number);
        }
        return number;
    }

    private static WorkerSet of(IntStream numbers) {
        int[] sorted = numbers.sorted().distinct().toArray();
        return sorted.length == 0 ? EMPTY : new WorkerSet(sorted);
    }

    public static boolean isController(int number) {
        return (number & CONTROLLER_BIT) != 0;
    }

    public boolean contains(int number) {
        if (numbers.length > LINEAR_SEARCH_LIMIT) {
            return Arrays.binarySearch(numbers, number) >= 0;
        }
        for (int each : numbers) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }

    public WorkerSet with(int number) {
        if (contains(number)) {
            return this;
        }
        int[] more = new int[numbers.length + 1];
        int at = 0;
        while (at < numbers.length && numbers[at] < number) {
            more[at] = numbers[at++];
        }
        more[at] = valid(number);
        System.arraycopy(numbers, at, more, at + 1, numbers.length - at);
        return new WorkerSet(more);
    }

    public WorkerSet without(int number) {
        return contains(number) ? of(stream().filter(each -> each != number)) : this;
    }

    public WorkerSet union(WorkerSet other) {
        if (other.containsAll(this)) {
            return other;
        }
        return containsAll(other) ? this : of(IntStream.concat(stream(), other.stream()));
    }

    public WorkerSet minus(WorkerSet other) {
        return intersects(other) ? of(stream().filter(each -> !other.contains(each))) : this;
    }

    public boolean intersects(WorkerSet other) {
        for (int each : numbers) {
            if (other.contains(each)) {
                return true;
            }
        }
        return false;
    }

    public boolean containsAll(WorkerSet other) {
        for (int each : other.numbers) {
            if (!contains(each)) {
                return false;
            }
        }
        return true;
    }

    public int size() {
        return numbers.length;
    }

    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** The number at a position of the ascending order. */
    public int get(int index) {
        return numbers[index];
    }

    public IntStream stream() {
        return Arrays.stream(numbers);
    }

    public int[] toArray() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkerSet that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < numbers.length; i++) {
            text.append(i == 0 ? "" : ",").append(numbers[i]);
        }
        return text.append('}').toString();
    }
}
