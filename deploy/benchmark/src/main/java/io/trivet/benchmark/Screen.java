package io.trivet.benchmark;

import io.trivet.deploy.local.Terminal;

/** What is said while it goes on. */
record Screen(Terminal terminal) {
    private static final String ERASE_LINE = "\r\033[K";

    void say(String text) {
        terminal.out().print((terminal.live() ? ERASE_LINE : "") + text + System.lineSeparator());
        terminal.out().flush();
    }

    /** A line that the next one takes the place of. Where that cannot be done, nobody waits for it. */
    synchronized void progress(String text) {
        if (terminal.live()) {
            terminal.out().print(ERASE_LINE + text + " ... ");
            terminal.out().flush();
        }
    }
}
