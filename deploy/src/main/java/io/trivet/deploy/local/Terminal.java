package io.trivet.deploy.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Where a command says what it does: not a log, but what was asked for.
 *
 * @param live whether somebody looks on, so that a line can be written over
 */
public record Terminal(PrintStream out, PrintStream err, boolean live) {
    private static final String ERASE_LINE = "\r\033[K";

    Terminal(PrintStream out, PrintStream err) {
        this(out, err, false);
    }

    public static Terminal standard() {
        boolean live = Boolean.getBoolean("trivet.live");
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), live);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, Charset.defaultCharset());
    }

    void say(String format, Object... arguments) {
        out.println(format.formatted(arguments));
    }

    /** A part of a line, seen at once. */
    synchronized void add(String text) {
        out.print(text);
        out.flush();
    }

    /** A line that takes the place of the one shown before, on a terminal where that can be done. */
    void show(String line) {
        add(live ? ERASE_LINE + line : line + System.lineSeparator());
    }

    /** What was shown last stays, and the next begins a line of its own. */
    void keep() {
        if (live) {
            say("");
        }
    }

    void refuse(String sentence) {
        err.println(sentence);
    }
}
