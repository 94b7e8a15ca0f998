package io.trivet.deploy.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** Where a command says what it does: not a log, but what was asked for. */
public record Terminal(PrintStream out, PrintStream err) {
    public static Terminal standard() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err));
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

    void refuse(String sentence) {
        err.println(sentence);
    }
}
