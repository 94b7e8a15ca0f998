package io.trivet.deploy.strip;

import io.trivet.deploy.local.Terminal;
import java.util.List;

/** Where the strip is shown. What is drawn takes the place of what was drawn before, where that can be done. */
final class Screen {
    private static final String UP = "\033[%dA";
    private static final String ERASE_LINE = "\033[K";

    private final Terminal terminal;
    private int drawn;

    Screen(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean isLive() {
        return terminal.live();
    }

    void say(String line) {
        terminal.out().println(line);
        drawn = 0;
    }

    void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** As it is by now. */
    void draw(List<String> lines) {
        if (drawn > 0) {
            terminal.out().print(UP.formatted(drawn));
        }
        lines.forEach(line -> terminal.out().println(line + (isLive() ? ERASE_LINE : "")));
        drawn = isLive() ? lines.size() : 0;
    }

    void refuse(String sentence) {
        terminal.err().println(sentence);
    }
}
