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
        return ofOwn(numbers.clone());
    }

    /** The set of these numbers: for instance of those who have answered. */
    public static WorkerSet ofAll(Collection<Integer> numbers) {
        int[] own = new int[numbers.size()];
        int size = 0;
        for (int number : numbers) {
            own[size++] = valid(number);
        }
        return ofOwn(own);
    }

    private static int valid(int number) {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("not a worker number: " + number);
        }
        return number;
    }

    /** Of an array that nobody else has. */
    private static WorkerSet ofOwn(int[] numbers) {
        Arrays.sort(numbers);
        int size = 0;
        for (int number : numbers) {
            if (size == 0 || numbers[size - 1] != number) {
                numbers[size++] = number;
            }
        }
        return size == 0 ? EMPTY : new WorkerSet(size == numbers.length ? numbers : Arrays.copyOf(numbers, size));
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
        return contains(number) ? ofOwn(stream().filter(each -> each != number).toArray()) : this;
    }

    public WorkerSet union(WorkerSet other) {
        if (other.containsAll(this)) {
            return other;
        }
        return containsAll(other)
                ? this
                : ofOwn(IntStream.concat(stream(), other.stream()).toArray());
    }

    public WorkerSet minus(WorkerSet other) {
        return intersects(other)
                ? ofOwn(stream().filter(each -> !other.contains(each)).toArray())
                : this;
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
