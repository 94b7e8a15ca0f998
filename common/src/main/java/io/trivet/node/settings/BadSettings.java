package io.trivet.node.settings;

import java.util.List;

/** Nothing has been started: these sentences say why. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    public BadSettings(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
