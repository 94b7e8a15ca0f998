package io.trivet.bus;

/** A question was sent and nothing came back: it may have been taken, or may yet be. */
public final class NoAnswer extends RuntimeException {
    public NoAnswer(String why) {
        super(why, null, false, false);
    }
}
