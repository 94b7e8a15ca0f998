package io.trivet.gateway;

/** A send never left this process, for certain: nobody can take it. Anything less certain must be another exception. */
public final class NeverSent extends RuntimeException {
    public NeverSent(String why) {
        super(why, null, false, false);
    }
}
