package io.trivet.cluster;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The workers that replicas may be placed on, in the order of their numbers, and the zones they are in.
 *
 * <p>Inside a placement workers and zones go by their index here: loads are then plain arrays, and the order in which
 * the caller happened to name the workers is forgotten.
 */
final class Crew {

    private final int[] numbers;
    private final int[] zoneOf;
    private final int[][] members;

    Crew(Collection<Candidate> candidates) {
        List<Candidate> sorted = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::number))
                .toList();
        numbers = sorted.stream().mapToInt(Candidate::number).toArray();
        if (Arrays.stream(numbers).distinct().count() < numbers.length) {
            throw new IllegalArgumentException("two candidates with one number");
        }
        List<String> zones =
                sorted.stream().map(Candidate::zone).distinct().sorted().toList();
        zoneOf = sorted.stream().mapToInt(each -> zones.indexOf(each.zone())).toArray();
        members = new int[zones.size()][];
        Arrays.setAll(
                members, zone -> workers().filter(each -> zoneOf[each] == zone).toArray());
    }

    int size() {
        return numbers.length;
    }

    IntStream workers() {
        return IntStream.range(0, numbers.length);
    }

    int number(int worker) {
        return numbers[worker];
    }

    /** The worker of a number; negative if it is none of the crew. */
    int indexOf(int number) {
        return Arrays.binarySearch(numbers, number);
    }

    int zones() {
        return members.length;
    }

    int zoneOf(int worker) {
        return zoneOf[worker];
    }

    int[] inZone(int zone) {
        return members[zone];
    }
}
