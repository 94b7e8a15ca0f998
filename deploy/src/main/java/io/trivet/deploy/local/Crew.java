package io.trivet.deploy.local;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The workers of a plan. A number is never used again: another worker by the name of one that was removed would be
 * taken for it in logs, in the cluster's map and by whoever remembers it.
 *
 * @param numbers in ascending order
 * @param next the number of the next one
 */
record Crew(List<Integer> numbers, int next) {
    private static final String NUMBERS = "workers";
    private static final String NEXT = "next_worker";

    Crew {
        numbers = List.copyOf(numbers);
    }

    static Crew ofFirst(int count) {
        return new Crew(List.of(), 1).grown(count);
    }

    Crew grown(int count) {
        Stream<Integer> more = IntStream.range(next, next + count).boxed();
        return new Crew(Stream.concat(numbers.stream(), more).toList(), next + Math.max(0, count));
    }

    Crew without(int number) {
        return new Crew(numbers.stream().filter(each -> each != number).toList(), next);
    }

    int size() {
        return numbers.size();
    }

    JsonObject toJson() {
        return new JsonObject().put(NUMBERS, new JsonArray(numbers)).put(NEXT, next);
    }

    /** A plan from before workers came and went has their number only. */
    static Crew of(JsonObject json) {
        if (json.getValue(NUMBERS) instanceof Integer count) {
            return ofFirst(count);
        }
        List<Integer> numbers =
                json.getJsonArray(NUMBERS).stream().map(Integer.class::cast).toList();
        return new Crew(numbers, json.getInteger(NEXT));
    }
}
