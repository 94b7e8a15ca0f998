package io.trivet.deploy.local;

import java.util.Deque;

/** The value of an option, typed behind it or with a sign of equality between. */
public final class OptionValue {
    private OptionValue() {}

    /**
     * @param option as typed, perhaps with its value
     * @param left what was typed after it
     */
    public static String of(String option, String name, Deque<String> left) {
        if (option.length() > name.length()) {
            return option.substring(name.length() + 1);
        }
        if (left.isEmpty()) {
            throw Refusal.misuse(name + " needs a value.");
        }
        return left.removeFirst();
    }
}
