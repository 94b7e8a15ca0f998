package io.trivet.simulation.history;

import io.trivet.register.row.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Numbers the values of a key, and knows which are decimal. */
final class Values {
    static final int NONE = -1;
    /** Stands for every value that nobody saw and that is no number: one is as good as another. */
    static final int UNSEEN = -2;
    /** For every number that nobody saw, nor any that could be counted up from it. */
    static final int UNSEEN_NUMBER = -3;

    private final Map<Bytes, Integer> numbers = new HashMap<>();
    private final List<Bytes> values = new ArrayList<>();
    private final List<OptionalLong> decimals = new ArrayList<>();

    int number(Bytes value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        numbers.put(value, values.size());
        values.add(value);
        decimals.add(parse(value));
        return values.size() - 1;
    }

    int ofDecimal(long decimal) {
        return number(Bytes.utf8(Long.toString(decimal)));
    }

    OptionalLong decimal(int number) {
        return number < 0 ? OptionalLong.empty() : decimals.get(number);
    }

    String text(int number) {
        return number < 0 ? "a value nobody saw" : values.get(number).text();
    }

    static OptionalLong parse(Bytes value) {
        boolean maybe = !value.isEmpty();
        for (int i = 0; i < value.length() && maybe; i++) {
            byte b = value.array()[i];
            maybe = b >= '0' && b <= '9' || i == 0 && value.length() > 1 && (b == '-' || b == '+');
        }
        try {
            return maybe ? OptionalLong.of(Long.parseLong(value.text())) : OptionalLong.empty();
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
