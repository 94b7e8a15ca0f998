package io.trivet.bus;

/** A question never left this process, for certain: nobody can take it. Anything less certain is another exception. */
public final class NotSent extends RuntimeException {
    public NotSent(String why) {
        super(why, null, false, false);
    }
}
