package io.trivet.rest.port;

/** Nobody answered in time, or nobody can at the moment. The message is a sentence for the user. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String sentence) {
        super(sentence, null, false, false);
    }
}
